import { Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useTexts } from '../settings/texts.ts'
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
  const due = dayjs(dueAt)
  const isToday = due.isSame(dayjs(), 'day')
  const short = isToday ? t.today(due.format('HH:mm')) : due.format('MM-DD HH:mm')
  if (colour === null) return <span title={due.format('YYYY-MM-DD HH:mm')}>{short}</span>
  return (
    <Tooltip title={t.due(due.format('YYYY-MM-DD HH:mm'))}>
      <Tone tone={colours[colour]}>{`${t[colour]} ${short}`}</Tone>
    </Tooltip>
  )
}
