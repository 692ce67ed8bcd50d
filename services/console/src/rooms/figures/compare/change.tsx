import { Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Tone, type ToneName } from '../../../shared/states/tone.tsx'
import { points } from '../numbers.ts'
import { SmallTag } from '../parts/rate-numbers.tsx'
import { type FigureName, lowIsGood } from '../queries.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly figure: FigureName
  /** Of the rate; null where one of the two has nothing to divide by. */
  readonly change: number | null
  readonly small: boolean
}

/** A difference of two rates: green where it is for the better, grey where it says little. */
export function Change({ figure, change, small }: Props) {
  const t = useTexts(texts)
  if (change === null) return <Typography.Text type="secondary">{t.compare.none}</Typography.Text>
  return (
    <>
      {small && <SmallTag why={t.compare.smallWhy} />}{' '}
      <Tone tone={toneOf(figure, change, small)}>{points(change)}</Tone>
    </>
  )
}

function toneOf(figure: FigureName, change: number, small: boolean): ToneName {
  if (small || points(change) === points(0)) return 'grey'
  return change > 0 === !lowIsGood.has(figure) ? 'green' : 'red'
}
