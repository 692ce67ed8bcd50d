import type { Actor } from '@wubu/domain/decider'
import type { CommandResult, Position, StoredEvent } from '@wubu/engine'
import { derivedId, streamOf } from '../ids.ts'
import { refused } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { Run } from './runs.ts'

/** Events read at once, and commands in flight. */
const pageSize = 1_000
const batchSize = 64

interface Undo {
  readonly importId: string
  readonly reason: string
  readonly actor: Actor
  /** Of the command that began it: each request's is made of it, so that a retry writes nothing again. */
  readonly commandId: string
}

type UndoNode = Pick<Runtime, 'store' | 'requests' | 'reference' | 'now'>

/** Withdraws what an import registered, but for what somebody has worked on since; the run tells how many. */
export async function undoImport(node: UndoNode, undo: Undo, run: Run, signal: AbortSignal): Promise<void> {
  for await (const streams of registeredBy(node, undo.importId)) {
    for (let first = 0; first < streams.length; first += batchSize) {
      if (signal.aborted) return
      const batch = streams.slice(first, first + batchSize)
      const results = await Promise.all(batch.map((stream) => withdraw(node, undo, stream)))
      for (const result of results) run.told[outcomeOf(result)] += 1
      run.told.rows += batch.length
    }
  }
}

function withdraw(
  node: UndoNode,
  { importId, reason, actor, commandId }: Undo,
  stream: string,
): Promise<CommandResult> {
  const meta = { now: node.now(), actor, reference: node.reference }
  return node.requests.handle({
    stream,
    command: { type: 'undo-import', data: { reason }, meta },
    commandId: derivedId(commandId, stream),
    correlationId: importId,
    causationId: commandId,
  })
}

function outcomeOf(result: CommandResult): 'withdrawn' | 'alreadyWithdrawn' | 'kept' {
  if (result.outcome === 'accepted') return 'withdrawn'
  if (result.outcome !== 'refused') throw refused('contended')
  const { code, at } = result.refusal
  return code === 'wrong_state' && at === 'closed.withdrawn' ? 'alreadyWithdrawn' : 'kept'
}

/** The streams of its requests, page by page: all that it wrote lies between its beginning and its end in the log. */
async function* registeredBy({ store }: UndoNode, importId: string): AsyncGenerator<readonly string[]> {
  const own = (await store.readStream(streamOf.imports)).filter(({ data }) => data.includes(importId))
  const end = own.find(({ type }) => type === 'ImportEnded')?.position ?? (await store.head())
  let after: Position | null = own[0]?.position ?? null
  while (after !== null && end !== null && after < end) {
    const page = await store.readAll(after, pageSize)
    yield page.events.filter((event) => isRegistration(event, importId)).map(({ stream }) => stream)
    if (page.end) return
    after = page.next
  }
}

function isRegistration({ type, metadata }: StoredEvent, importId: string): boolean {
  // most events of a busy log are others': only what names the import at all is parsed
  if (type !== 'RequestRegistered' || !metadata.includes(importId)) return false
  return JSON.parse(metadata).correlationId === importId
}
