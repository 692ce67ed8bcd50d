import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useSettings } from '../settings/settings.ts'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { explain } from './explain.ts'
import { refreshLive } from './query.ts'

interface Outcome {
  readonly done: number
  readonly refused: readonly { readonly name: string; readonly why: string }[]
}

interface Bulk<T> {
  readonly isPending: boolean
  /** `give` gets a key for each, so that its retries do nothing twice. */
  readonly start: (rows: readonly T[], give: (row: T, idempotencyKey: string) => Promise<unknown>) => void
}

/** The same for many, one after the other; one that is refused does not stop the others, and is named with the reason. */
export function useBulk<T extends { readonly receiptNo: string | null }>(onDone: () => void): Bulk<T> {
  const { language } = useSettings()
  const report = useReport()
  const { mutate, isPending } = useMutation({
    mutationFn: async (
      jobs: readonly { readonly row: T; readonly work: () => Promise<unknown> }[],
    ): Promise<Outcome> => {
      const refused: { name: string; why: string }[] = []
      for (const { row, work } of jobs) {
        try {
          await work()
        } catch (error) {
          refused.push({ name: row.receiptNo ?? '', why: explain(error, language).title })
        }
      }
      return { done: jobs.length - refused.length, refused }
    },
    onSuccess: (outcome) => {
      report(outcome)
      onDone()
    },
    onSettled: () => refreshLive(),
  })
  return {
    isPending,
    start: (rows, give) =>
      mutate(
        rows.map((row) => {
          const key = crypto.randomUUID()
          return { row, work: () => give(row, key) }
        }),
      ),
  }
}

function useReport() {
  const t = useTexts(texts).bulk
  const { message, modal } = App.useApp()
  return ({ done, refused }: Outcome): void => {
    if (refused.length === 0) return void message.success(t.done(done))
    modal.warning({
      title: t.someRefused(done, refused.length),
      content: refused.map(({ name, why }) => <div key={name}>{`${name} · ${why}`}</div>),
    })
  }
}
