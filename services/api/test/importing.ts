import { setTimeout as wait } from 'node:timers/promises'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { requestIdsOfSource } from '../src/ids.ts'
import type { TestNode } from './node.ts'

type Run = ReplyOf<Routes['getImportRun']>

export const mapping = 'boston-311'
export const idOf = requestIdsOfSource('boston-311')
export const columns = [
  ...['case_enquiry_id', 'open_dt', 'target_dt', 'closed_dt', 'case_status', 'case_title'],
  ...['type', 'department', 'location', 'neighborhood', 'source'],
]

/** A row as Boston has it: closed on the second day, unless `closed` is empty. */
export function row(
  number: number,
  { closed = '2011-07-02 01:00:00', source = 'Self Service', title = 'Lamp is out', location = '1 Secret Lane' } = {},
): string {
  const status = closed === '' ? 'Open' : 'Closed'
  const [opened, target] = ['2011-07-01 01:32:33', '2011-07-15 01:32:32']
  const rest = [title, 'Street Lights', 'PWDx', location, 'Roxbury', source]
  return [number, opened, target, closed, status, ...rest].join(',')
}

export function csv(...rows: readonly string[]): Blob {
  return new Blob([[columns.join(','), ...rows].join('\n')], { type: 'text/csv' })
}

export function importsClient(node: TestNode) {
  const admin = node.client('admin')
  const ended = async (runId: string): Promise<Run> => {
    for (;;) {
      const run = await admin.call(routes.getImportRun, { params: { id: runId } })
      if (run.state !== 'running') return run
      await wait(10)
    }
  }
  const upload = async (file: Blob) =>
    (await admin.upload(routes.uploadImportFile, file, { query: { name: 'old.csv' } })).fileId
  return {
    ended,
    upload,
    trial: async (file: Blob) => {
      const params = { id: await upload(file) }
      return ended((await admin.call(routes.tryImport, { params, body: { mapping } })).runId)
    },
    import: async (file: Blob) => {
      const params = { id: await upload(file) }
      const { runId, importId } = await admin.call(routes.beginImport, { params, body: { mapping } })
      return { importId, run: await ended(runId) }
    },
    undo: async (importId: string, reason = '映射有误') => {
      const { runId } = await admin.call(routes.undoImport, { params: { id: importId }, body: { reason } })
      return ended(runId)
    },
    list: async () => (await admin.call(routes.listImports, {})).imports,
    errors: async (run: Run) => {
      const { blob } = await admin.download(routes.getImportErrors, { params: { id: run.runId } })
      return blob.text()
    },
  }
}
