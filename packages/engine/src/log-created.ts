import { accept, type Command, type Decider, type EventDefinition, reject } from '@wubu/domain/decider'
import { z } from 'zod'
import { decodeEvent } from './decode.ts'
import { EngineError } from './errors.ts'
import type { EventStore } from './event-store.ts'
import { CommandHandler } from './handle-command.ts'
import { hashAlgorithm } from './hash-chain.ts'
import type { KeyStore } from './key-store.ts'
import { sealAlgorithm } from './seal.ts'

/** The stream whose first event says how this log is read. */
const logStream = 'log'

const schema = z.strictObject({
  logId: z.string().min(1),
  /** IANA name: days and months of figures are local to it. */
  timeZone: z.string().min(1),
  hashAlgorithm: z.string(),
  sealAlgorithm: z.string(),
})
export type LogDescription = z.output<typeof schema>

const logCreated: EventDefinition = {
  type: 'LogCreated',
  version: 1,
  parse: (data) => schema.parse(data),
  sealed: {},
  upcasters: {},
}

interface CreateLog extends Command {
  readonly type: 'create-log'
  readonly data: LogDescription
}

type LogEvent = { readonly type: 'LogCreated'; readonly data: LogDescription }

const logDecider: Decider<LogDescription | null, CreateLog, LogEvent> = {
  machine: { name: 'log', version: 1 },
  initial: null,
  events: { LogCreated: logCreated },
  decide: ({ data }, state) => (state ? reject({ code: 'log_exists' }) : accept({ type: 'LogCreated', data })),
  evolve: (_, event) => event.data,
  stateValue: (state) => state && { log: 'open' },
  residentOf: () => null,
}

/** Thrown when a log has no LogCreated, or was written with algorithms that this program does not have. */
class UnreadableLog extends EngineError {
  constructor(message: string) {
    super('unreadable_log', message)
  }
}

/** Writes LogCreated on an empty log. `commandId` is a UUID. */
export async function createLog(
  store: EventStore,
  keys: KeyStore,
  { timeZone, now, commandId }: { timeZone: string; now: string; commandId: string },
): Promise<LogDescription> {
  const handler = new CommandHandler(logDecider, { store, keys })
  const actor = { id: 'system', role: 'system', unit: null } as const
  const data = { logId: store.logId, timeZone, hashAlgorithm, sealAlgorithm }
  const command: CreateLog = { type: 'create-log', data, meta: { now, actor } }
  await handler.handle({ stream: logStream, command, commandId, correlationId: commandId, creates: true })
  return readLogDescription(store)
}

/** What the log says of itself; null for an empty one. Throws UnreadableLog. */
export async function findLogDescription(store: EventStore): Promise<LogDescription | null> {
  const [first] = await store.readStream(logStream)
  if (!first) return null
  const description = schema.safeParse(decodeEvent(first, logDecider.events).data)
  if (!description.success) throw new UnreadableLog(`The first event of "${logStream}" is not a readable LogCreated.`)
  const { hashAlgorithm: hashed, sealAlgorithm: sealed } = description.data
  if (hashed !== hashAlgorithm || sealed !== sealAlgorithm) {
    throw new UnreadableLog(
      `The log uses ${hashed} and ${sealed}; this program has ${hashAlgorithm} and ${sealAlgorithm}.`,
    )
  }
  return description.data
}

/** As `findLogDescription`, for a log that must have one. Throws UnreadableLog. */
export async function readLogDescription(store: EventStore): Promise<LogDescription> {
  const description = await findLogDescription(store)
  if (!description) throw new UnreadableLog('The log has no LogCreated: it is empty, or not a log of Wubu.')
  return description
}
