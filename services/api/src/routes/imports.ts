import { Readable } from 'node:stream'
import type { ReplyOf, Routes } from '@wubu/contract'
import type { ImportFacts } from '@wubu/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { FileAnswer } from '../file-answer.ts'
import { derivedId, streamOf } from '../ids.ts'
import { Importing } from '../import/importing.ts'
import { columnsOf, loadMapping, mappingNames } from '../import/mapping.ts'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

type Listed = ReplyOf<Routes['listImports']>['imports'][number]

/** 导入 with dry run, row errors and undoing; see docs/decisions/0015-import-and-undo.md. */
export function importRoutes(app: FastifyInstance, { runtime, config }: Services): void {
  const importing = new Importing(runtime, config, app.log)
  const { uploads, runs } = importing
  app.addHook('onClose', () => importing.close())

  endpoint(app, 'listImportMappings', async () => ({
    mappings: mappingNames().map((name) => {
      const mapping = loadMapping(name)
      const { title, system, timeZone } = mapping
      return { name, title, system, timeZone, columns: [...columnsOf(mapping)] }
    }),
  }))

  // in a scope of its own: no other route takes anything but JSON
  app.register(async (own) => {
    const asItComes = (_request: FastifyRequest, payload: unknown, done: (error: null, body: unknown) => void) =>
      done(null, payload)
    own.addContentTypeParser(['text/csv', 'application/gzip', 'application/octet-stream'], asItComes)
    endpoint(own, 'uploadImportFile', async (request, reply) => {
      const { body } = request
      // what is too large is not read to its end, and nothing may follow it on the connection
      reply.header('connection', 'close')
      const length = Number(request.headers['content-length'] ?? 0)
      if (length > config.importLimit)
        throw refused('import_file_too_large', { details: { limit: config.importLimit } })
      if (!(body instanceof Readable)) throw refused('import_file_empty')
      return uploads.take(body, request.query.name)
    })
  })

  endpoint(app, 'listImportFiles', async () => ({ files: await uploads.list(), mostBytes: config.importLimit }))

  endpoint(app, 'removeImportFile', async ({ params: { id } }) => {
    const { fileId } = uploads.get(id)
    if (runs.list().some((run) => run.state === 'running' && run.fileId === fileId)) throw refused('import_running')
    await uploads.remove(fileId)
    return { removed: true }
  })

  endpoint(app, 'tryImport', async ({ params, body }) => ({ runId: importing.beginTrial(params.id, body.mapping) }))

  endpoint(app, 'beginImport', async (request, reply) => {
    const { viewer, headers, runId } = asked(request)
    const importId = derivedId(headers.commandId, 'import')
    const ask = { importId, runId, fileId: request.params.id, mapping: request.body.mapping, actor: viewer.actor }
    const result = await importing.beginImport(ask, headers, (given) => acceptedOf(given, reply))
    return { ...written(result), importId, runId }
  })

  endpoint(app, 'getImportRun', async ({ params }) => runs.get(params.id).told)
  endpoint(app, 'listImportRuns', async () => ({ runs: runs.list() }))
  endpoint(app, 'stopImportRun', async ({ params }) => ({ stopped: runs.stop(params.id) }))

  endpoint(app, 'getImportErrors', async ({ params }) => {
    const { errors } = runs.get(params.id)
    return new FileAnswer('import-errors.csv', 'text/csv; charset=utf-8', errors ? errors.open() : Buffer.alloc(0))
  })

  endpoint(app, 'listImports', async () => {
    const { state } = await runtime.imports.load(streamOf.imports)
    const imports = [...(state?.imports ?? [])].reverse()
    return { imports: await Promise.all(imports.map(listed)) }
  })

  endpoint(app, 'undoImport', async (request, reply) => {
    const { viewer, headers, runId } = asked(request)
    const ask = { importId: request.params.id, runId, reason: request.body.reason, actor: viewer.actor }
    const result = await importing.beginUndo(ask, headers, (given) => acceptedOf(given, reply))
    return { ...written(result), runId }
  })

  async function listed({ begunBy, undo, ...facts }: ImportFacts): Promise<Listed> {
    return {
      ...facts,
      begunBy: await accountOf(begunBy),
      ended: facts.ended && { ...facts.ended },
      undo: undo && { ...undo, by: await accountOf(undo.by), ended: undo.ended && { ...undo.ended } },
    }
  }

  async function accountOf(id: string) {
    const { state } = await runtime.accounts.load(streamOf.account(id))
    return { id, name: state?.displayName ?? null }
  }
}

/** The run of a command is the same for every retry of it. */
function asked(request: FastifyRequest) {
  const viewer = viewerOf(request)
  const headers = writeHeaders(request, viewer.namespace)
  return { viewer, headers, runId: derivedId(headers.commandId, 'run') }
}
