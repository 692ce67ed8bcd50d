import { Button, Flex } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly cursor: string
  /** Of the page that is shown; null on the last one. */
  readonly next: string | null
  readonly onTurn: (cursor: string) => void
}

/** Pages by cursor: on, and back to the beginning; the browser's Back goes one page back. */
export function PageTurner({ cursor, next, onTurn }: Props) {
  const t = useTexts(texts).list
  if (cursor === '' && next === null) return null
  return (
    <Flex justify="flex-end" gap="small" className="wubu-pages">
      <Button disabled={cursor === ''} onClick={() => onTurn('')}>
        {t.first}
      </Button>
      <Button disabled={next === null} onClick={() => onTurn(next ?? '')}>
        {t.next}
      </Button>
    </Flex>
  )
}
