import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Actor } from '@wubu/domain/decider'
import { type CommandResult, EngineError } from '@wubu/engine'
import type { FastifyBaseLogger } from 'fastify'
import type { ApiConfig } from '../config.ts'
import { derivedId, streamOf } from '../ids.ts'
import { refused } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { WriteHeaders } from '../write.ts'
import { drySink } from './dry-sink.ts'
import { ImportError, RegistrationRefused } from './import-error.ts'
import { logSink } from './log-sink.ts'
import { loadMapping, type Mapping, mappingNames } from './mapping.ts'
import { runFile, tellNames } from './run-file.ts'
import { type Run, Runs } from './runs.ts'
import { undoImport } from './undo-import.ts'
import { Uploads } from './uploads.ts'

interface ImportAsked {
  readonly importId: string
  readonly runId: string
  readonly fileId: string
  readonly mapping: string
  readonly actor: Actor
}
interface UndoAsked {
  readonly importId: string
  readonly runId: string
  readonly reason: string
  readonly actor: Actor
}
type Accepted = Extract<CommandResult, { outcome: 'accepted' }>
/** Throws Refused for every other outcome. */
type Accept = (result: CommandResult) => Accepted
type Ending = Extract<
  Parameters<Runtime['imports']['handle']>[0]['command'],
  { type: 'end-import' | 'end-import-undo' }
>
type Ended = { [T in Ending['type']]: Pick<Extract<Ending, { type: T }>, 'type' | 'data'> }[Ending['type']]

/** What a node does with uploaded files: tries them out, lets them in, and withdraws what was let in by mistake. */
export class Importing {
  readonly uploads: Uploads
  readonly runs: Runs
  readonly #runtime: Runtime
  readonly #log: FastifyBaseLogger

  constructor(runtime: Runtime, { importLimit }: Pick<ApiConfig, 'importLimit'>, log: FastifyBaseLogger) {
    this.#runtime = runtime
    this.#log = log
    this.uploads = new Uploads(join(runtime.scratchDir, 'imports'), importLimit, runtime.now)
    this.runs = new Runs({ now: runtime.now, failureOf: (error) => this.#failureOf(error) })
  }

  /** The id of its run. Throws Refused. */
  beginTrial(fileId: string, name: string): string {
    const { bytes } = this.uploads.get(fileId)
    const mapping = mappingOf(name)
    const { reference, store, now } = this.#runtime
    const runId = randomUUID()
    const run = this.runs.open({ runId, kind: 'trial', startedAt: now(), fileId, mapping: name, bytes })
    const hasRequest = async (id: string) => (await store.readStream(streamOf.request(id))).length > 0
    const sink = drySink({ reference, hasRequest }, now(), tellNames(run))
    this.runs.begin(run, async (_run, signal) => {
      const { interrupted } = await runFile(this.uploads, { run, fileId, mapping, sink, signal })
      return interrupted ? 'stopped' : 'done'
    })
    return runId
  }

  /** Throws Refused, also by `accept`. */
  async beginImport(asked: ImportAsked, headers: WriteHeaders, accept: Accept): Promise<Accepted> {
    const { importId, runId, fileId, actor, mapping: name } = asked
    const { fileName, bytes, sha256 } = this.uploads.get(fileId)
    const mapping = mappingOf(name)
    const { system } = mapping
    const data = { importId, mapping: name, system, fileName, bytes, sha256 }
    const command = { type: 'begin-import', data, meta: { now: this.#runtime.now(), actor } } as const
    const facts = {
      runId,
      kind: 'import',
      startedAt: this.#runtime.now(),
      importId,
      fileId,
      mapping: name,
      bytes,
    } as const
    const give = async () =>
      accept(await this.#runtime.imports.handle({ stream: streamOf.imports, command, ...headers }))
    return this.#begun(facts, give, (run, signal) => this.#import(asked, mapping, run, signal))
  }

  /** Throws Refused, also by `accept`. */
  async beginUndo(asked: UndoAsked, headers: WriteHeaders, accept: Accept): Promise<Accepted> {
    const { importId, runId, reason, actor } = asked
    const { now, imports } = this.#runtime
    const command = { type: 'begin-import-undo', data: { importId, reason }, meta: { now: now(), actor } } as const
    const give = async () => accept(await imports.handle({ stream: streamOf.imports, command, ...headers }))
    return this.#begun({ runId, kind: 'undo', startedAt: now(), importId }, give, async (run, signal) => {
      await undoImport(this.#runtime, { ...asked, commandId: headers.commandId }, run, signal)
      if (signal.aborted) return 'stopped'
      const { withdrawn, alreadyWithdrawn, kept } = run.told
      await this.#end(runId, actor, { type: 'end-import-undo', data: { importId, withdrawn, alreadyWithdrawn, kept } })
      return 'done'
    })
  }

  async close(): Promise<void> {
    await this.runs.close()
    await this.uploads.close()
  }

  /** The place is taken before the log is asked; a retry of what runs or ran here begins nothing again. */
  async #begun(
    facts: Parameters<Runs['open']>[0],
    give: () => Promise<Accepted>,
    work: Parameters<Runs['begin']>[1],
  ): Promise<Accepted> {
    if (this.runs.find(facts.runId)) return give()
    const run = this.runs.open(facts)
    try {
      const result = await give()
      if (result.repeated) this.runs.discard(run)
      else this.runs.begin(run, work)
      return result
    } catch (error) {
      this.runs.discard(run)
      throw error
    }
  }

  async #import(asked: ImportAsked, mapping: Mapping, run: Run, signal: AbortSignal): Promise<'done' | 'stopped'> {
    const { importId, runId, fileId, actor } = asked
    const sink = logSink(this.#runtime, mapping, { importId, tell: tellNames(run) })
    let outcome: 'completed' | 'stopped' = 'stopped'
    try {
      const { interrupted } = await runFile(this.uploads, { run, fileId, mapping, sink, signal })
      if (!interrupted) outcome = 'completed'
    } finally {
      const { rows, added, alreadyThere, bad } = run.told
      const data = { importId, outcome, rows, added, alreadyThere, bad, ...sink.newNames }
      await this.#end(runId, actor, { type: 'end-import', data })
    }
    if (outcome === 'stopped') return 'stopped'
    await this.uploads.remove(fileId)
    return 'done'
  }

  async #end(runId: string, actor: Actor, ending: Ended): Promise<void> {
    const commandId = derivedId(runId, 'end')
    const command: Ending = { ...ending, meta: { now: this.#runtime.now(), actor } }
    await this.#runtime.imports.handle({ stream: streamOf.imports, command, commandId, correlationId: commandId })
  }

  #failureOf(error: unknown): string {
    if (error instanceof ImportError || error instanceof RegistrationRefused) return error.message
    this.#log.error({ err: error }, 'an import failed')
    if (error instanceof EngineError)
      return '日志暂不可用，已写入的保留，请稍后重新开始。 The log is not available now; what was written stays, begin again later.'
    return '系统出错，已写入的保留，请联系管理员。 Something went wrong on our side; what was written stays.'
  }
}

function mappingOf(name: string): Mapping {
  if (!mappingNames().includes(name)) throw refused('no_such_mapping', { details: { mapping: name } })
  return loadMapping(name)
}
