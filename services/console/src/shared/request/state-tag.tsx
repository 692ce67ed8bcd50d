import { Tag } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

const colours: Readonly<Record<string, string>> = {
  collecting: 'blue',
  analyzing: 'geekblue',
  handling: 'purple',
  feedback: 'cyan',
  evaluating: 'gold',
}

/** The state of a request, such as `handling.inProgress`, in words; one that this console does not know stands as it is. */
export function StateTag({ state }: { readonly state: string }) {
  const { states } = useTexts(texts)
  const [step = ''] = state.split('.')
  const word = Object.entries(states).find(([key]) => key === state)?.[1] ?? state
  return <Tag color={colours[step] ?? 'default'}>{word}</Tag>
}
