import { type Route, routes } from '@wubu/contract'
import { App } from 'antd'
import { z } from 'zod'
import { useCommand } from '../api/use-command.ts'
import { type Draft, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../settings/texts.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import type { CommandName } from './commands.ts'
import { texts } from './texts.ts'

export interface CommandTarget {
  readonly command: CommandName
  readonly request: RequestDetail
  /** The part that it is about; null for the request as a whole. */
  readonly assignmentId: string | null
}

type Values = Readonly<Record<string, unknown>>
type AnyCommand = Route<z.ZodObject<{ id: z.ZodUUID }>, undefined, z.ZodType>

export interface CommandDraft extends Omit<Draft<Values>, 'send'> {
  readonly isPending: boolean
  readonly error: Error | null
  readonly submit: (values: Values, ifMatch: number | null, onDone: () => void) => void
}

const anyValues = z.record(z.string(), z.unknown())

/** What is typed into a command's form, and the sending of it. */
export function useCommandDraft({ command, request, assignmentId }: CommandTarget): CommandDraft {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const route: AnyCommand = routes[command satisfies CommandName]
  const sending = useCommand(route)
  const { requestId } = request
  const draft = useDraft<Values>(
    ['command', requestId, assignmentId ?? '', command].join('.'),
    {},
    (kept): kept is Values => anyValues.safeParse(kept).success,
  )

  async function submit(values: Values, ifMatch: number | null, onDone: () => void): Promise<void> {
    const body = { ...given(values), ...(assignmentId !== null && { assignmentId }) }
    await draft.send((_kept, idempotencyKey) =>
      sending.mutateAsync({ params: { id: requestId }, body, idempotencyKey, ...(ifMatch !== null && { ifMatch }) }),
    )
    void message.success(t.done(t.commands[command]))
    onDone()
  }

  return {
    ...draft,
    isPending: sending.isPending,
    error: sending.error,
    submit: (values, ifMatch, onDone) => {
      // what was refused is shown from `error`
      submit(values, ifMatch, onDone).catch(() => undefined)
    },
  }
}

/** Without what was left empty. */
function given(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
}
