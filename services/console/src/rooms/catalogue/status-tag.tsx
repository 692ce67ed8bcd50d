import { useTexts } from '../../shared/settings/texts.ts'
import { Tone, type ToneName } from '../../shared/states/tone.tsx'
import type { Status } from './queries.ts'
import { texts } from './texts.ts'

const tones: Readonly<Record<Status, ToneName>> = {
  proposed: 'blue',
  reviewed: 'indigo',
  rejected: 'grey',
  active: 'green',
  rectifying: 'amber',
  suspended: 'purple',
  revoked: 'red',
}

export function StatusTag({ status }: { readonly status: Status }) {
  return <Tone tone={tones[status]}>{useTexts(texts).statuses[status]}</Tone>
}
