import { Tooltip } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { fullTime, today } from '../settings/times.ts'
import { Tone } from '../states/tone.tsx'
import { texts } from '../texts.ts'

interface Props {
  /** As the API works it out by working days: nothing is counted here. */
  readonly colour: 'green' | 'yellow' | 'red' | 'paused' | null
  readonly dueAt: string | null
}

const colours = { green: 'green', yellow: 'amber', red: 'red', paused: 'grey' } as const

/** A due date with its colour, and the colour in words for whoever can't tell them apart. */
export function DueTag({ colour, dueAt }: Props) {
  const t = useTexts(texts).due
  if (dueAt === null) return <span>{t.none}</span>
  const due = fullTime(dueAt)
  const short = due.startsWith(today()) ? t.today(due.slice(11)) : due.slice(5)
  if (colour === null) return <span title={due}>{short}</span>
  return (
    <Tooltip title={t.due(due)}>
      <Tone tone={colours[colour]}>{`${t[colour]} ${short}`}</Tone>
    </Tooltip>
  )
}
