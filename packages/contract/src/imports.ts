import { importCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, instant, written } from './common.ts'
import { fileRoute, get, post, uploadRoute } from './route.ts'

const count = z.int().min(0)
const ofImport = z.strictObject({ id })
const mappingName = z.string().regex(/^[a-z0-9-]{1,80}$/)
/** Of what was registered for the rows to speak of, the first 200 of each kind by name; the numbers are of all. */
const newNames = z.strictObject({ units: count, items: count, places: count })

/** What runs, or ran last, on the node that answers: nothing of it is kept over a restart. */
const run = z.strictObject({
  runId: id,
  kind: z.enum(['trial', 'import', 'undo']),
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Of an import or an undoing. */
  importId: id.nullable(),
  fileId: id.nullable(),
  mapping: z.string().nullable(),
  /** Bytes read of the file's `bytes`: how far a trial or an import is. */
  bytesRead: count,
  bytes: count,
  rows: count,
  added: count,
  alreadyThere: count,
  bad: count,
  newNames,
  /** Codes of new ones, the first 200 of each kind. */
  names: z.strictObject({ units: z.array(z.string()), items: z.array(z.string()), places: z.array(z.string()) }),
  /** The first 100 bad rows; the file of errors has them all. */
  errors: z.array(z.strictObject({ line: count, reason: z.string() })),
  /** Of an undoing. */
  withdrawn: count,
  alreadyWithdrawn: count,
  kept: count,
  /** Why it failed: one line in both languages. */
  failure: z.string().nullable(),
})

const uploaded = z.strictObject({
  fileId: id,
  fileName: z.string(),
  bytes: count,
  sha256: z.string(),
  uploadedAt: instant,
})

const account = z.strictObject({ id: z.string(), name: z.string().nullable() })

const listed = z.strictObject({
  importId: id,
  mapping: z.string(),
  system: z.string(),
  fileName: z.string(),
  bytes: count,
  sha256: z.string(),
  begunAt: instant,
  begunBy: account,
  /** null while it runs, and for ever where its node stopped: the same file can be imported again. */
  ended: z
    .strictObject({
      at: instant,
      outcome: z.enum(['completed', 'stopped']),
      rows: count,
      added: count,
      alreadyThere: count,
      bad: count,
      units: count,
      items: count,
      places: count,
    })
    .nullable(),
  undo: z
    .strictObject({
      at: instant,
      by: account,
      reason: z.string(),
      ended: z.strictObject({ at: instant, withdrawn: count, alreadyWithdrawn: count, kept: count }).nullable(),
    })
    .nullable(),
})

const started = z.strictObject({ runId: id })

/** 导入: a file is uploaded, tried out, let in, and withdrawn where it was a mistake. One run at a time on a node. */
export const importRoutes = {
  listImportMappings: get('/api/imports/mappings', '导入映射 Mappings that this installation has', {
    reply: z.strictObject({
      mappings: z.array(
        z.strictObject({
          name: z.string(),
          title: z.strictObject({ zh: z.string(), en: z.string() }),
          system: z.string(),
          timeZone: z.string(),
          /** Columns that a file needs to have. */
          columns: z.array(z.string()),
        }),
      ),
    }),
  }),
  /** The body is the file itself, plain or gzipped. It is kept sealed, for a day at most, and by the node that took it alone. */
  uploadImportFile: uploadRoute(
    '/api/imports/files',
    '上传导入文件 Upload a CSV file',
    { query: z.strictObject({ name: z.string().trim().min(1).max(200) }), reply: uploaded, status: 201 },
    ['text/csv', 'application/gzip', 'application/octet-stream'],
  ),
  listImportFiles: get('/api/imports/files', '已上传的文件 Files that this node has', {
    reply: z.strictObject({ files: z.array(uploaded), mostBytes: count }),
  }),
  removeImportFile: post('/api/imports/files/:id/commands/remove', '删除上传的文件 Remove an uploaded file', {
    params: ofImport,
    body: z.strictObject({}),
    reply: z.strictObject({ removed: z.boolean() }),
    write: false,
  }),
  tryImport: post('/api/imports/files/:id/commands/try', '试导入 Try a file out: nothing is written', {
    params: ofImport,
    body: z.strictObject({ mapping: mappingName }),
    reply: started,
    write: false,
  }),
  beginImport: post('/api/imports/files/:id/commands/import', '导入 Let a file in', {
    params: ofImport,
    body: z.strictObject({ mapping: mappingName }),
    reply: written.extend({ importId: id, runId: id }),
  }),
  getImportRun: get('/api/imports/runs/:id', '进度与结果 How far a run is, and what came of it', {
    params: ofImport,
    reply: run,
  }),
  listImportRuns: get('/api/imports/runs', '本节点最近的运行 The last runs of this node, newest first', {
    reply: z.strictObject({ runs: z.array(run) }),
  }),
  stopImportRun: post('/api/imports/runs/:id/commands/stop', '停止 Stop a run; what is written stays', {
    params: ofImport,
    body: z.strictObject({}),
    reply: z.strictObject({ stopped: z.boolean() }),
    write: false,
  }),
  /** Line, reason and the row as it came: mended, the file itself can be uploaded. */
  getImportErrors: fileRoute(
    get('/api/imports/runs/:id/errors', '坏行文件 Rows that were not taken, as CSV', { params: ofImport }),
    ['text/csv'],
  ),
  listImports: get('/api/imports', '导入记录 Imports, newest first', {
    reply: z.strictObject({ imports: z.array(listed) }),
  }),
  undoImport: post('/api/imports/:id/commands/undo', '撤销导入 Withdraw what an import registered', {
    params: ofImport,
    body: importCommands['begin-import-undo'].omit({ importId: true }),
    reply: written.extend({ runId: id }),
  }),
} as const
