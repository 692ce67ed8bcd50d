import { useTexts } from '../settings/texts.ts'
import { Tone, type ToneName } from '../states/tone.tsx'
import { texts } from '../texts.ts'

const colours: Readonly<Record<string, ToneName>> = {
  collecting: 'blue',
  analyzing: 'indigo',
  handling: 'purple',
  feedback: 'cyan',
  evaluating: 'amber',
}

/** The state of a request, such as `handling.inProgress`, in words; one that this console does not know stands as it is. */
export function StateTag({ state }: { readonly state: string }) {
  const { states } = useTexts(texts)
  const [step = ''] = state.split('.')
  const word = Object.entries(states).find(([key]) => key === state)?.[1] ?? state
  return <Tone tone={colours[step] ?? 'grey'}>{word}</Tone>
}
