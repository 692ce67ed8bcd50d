import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { call } from '../../shared/api/call.ts'
import { explain } from '../../shared/api/explain.ts'
import { refreshLive } from '../../shared/api/query.ts'
import { useSettings } from '../../shared/settings/settings.ts'
import type { Task } from './queries.ts'

export interface BulkOutcome {
  readonly done: number
  readonly refused: readonly { readonly receiptNo: string; readonly why: string }[]
}

interface Job {
  readonly tasks: readonly Task[]
  /** null: acknowledge. */
  readonly note: string | null
  /** One for each task, so that a second try does nothing twice. */
  readonly keys: readonly string[]
}

/** The same for many tasks, one after the other; one that is refused does not stop the others. */
export function useBulk(onDone: (outcome: BulkOutcome) => void) {
  const { language } = useSettings()
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ tasks, note, keys }: Job): Promise<BulkOutcome> => {
      const refused: { receiptNo: string; why: string }[] = []
      for (const [index, task] of tasks.entries()) {
        try {
          await give(task, note, keys[index])
        } catch (error) {
          refused.push({ receiptNo: task.receiptNo ?? task.requestId, why: explain(error, language).title })
        }
      }
      return { done: tasks.length - refused.length, refused }
    },
    onSuccess: onDone,
    onSettled: () => refreshLive(),
  })
  const start = (tasks: readonly Task[], note: string | null): void =>
    mutate({ tasks, note, keys: tasks.map(() => crypto.randomUUID()) })
  return {
    isPending,
    acknowledge: (tasks: readonly Task[]) => start(tasks, null),
    recordProgress: (tasks: readonly Task[], note: string) => start(tasks, note.trim()),
  }
}

function give({ requestId: id, assignmentId }: Task, note: string | null, key: string | undefined): Promise<unknown> {
  const input = { params: { id }, ...(key !== undefined && { idempotencyKey: key }) }
  return note === null
    ? call(routes['acknowledge-assignment'], { ...input, body: { assignmentId } })
    : call(routes['record-progress'], { ...input, body: { assignmentId, note } })
}
