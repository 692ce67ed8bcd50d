import { Flex } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import { useCellNames } from '../names.ts'
import type { CellName } from '../scope.ts'
import { texts } from '../texts.ts'

const named: readonly CellName[] = ['unit', 'community', 'item', 'channel', 'month', 'day', 'quarter']

/** What the number was narrowed to, in words. */
export function Narrowed({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useTexts(texts)
  const nameOf = useCellNames()
  const given = named.flatMap((dimension) => {
    const value = params[dimension]
    return value === undefined ? [] : [{ dimension, name: nameOf(dimension, value === '~' ? null : value) }]
  })
  const { from, to } = params
  return (
    <Flex wrap gap="small" className="wubu-gap">
      {(from ?? to) !== undefined && <Tone tone="blue">{`${t.filters.accepted} ${from ?? ''} – ${to ?? ''}`}</Tone>}
      {given.map(({ dimension, name }) => (
        <Tone key={dimension} tone="blue">{`${t.by[dimension]} ${name}`}</Tone>
      ))}
    </Flex>
  )
}
