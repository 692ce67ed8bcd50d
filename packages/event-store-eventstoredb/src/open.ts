import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { StreamNotFoundError } from '@eventstore/db-client'
import { type EventStore, type KeyStore, LogUnavailable } from '@wubu/engine'
import { collect } from './collect.ts'
import { Connection } from './connection.ts'
import { ForeignEvent, LogCertificateRefused, LogCredentialsRefused, LogUnreachable } from './errors.ts'
import { EventStoreDb } from './event-store-db.ts'
import { firstFailureOf } from './failures.ts'
import { KeyMirror } from './key-mirror.ts'
import { EventStoreDbKeyStore } from './key-store.ts'
import { parseLogUrl, type ServerAddress } from './log-url.ts'
import { speaksTls } from './speaks-tls.ts'

interface EventStoreDbOptions {
  /** Of a log that has no LogCreated yet; where there is one, its id counts. */
  readonly logId?: string
  /** How long one try of a call may take, in milliseconds. */
  readonly callMs?: number
  /** How long a call is tried again while the log does not answer, in milliseconds: an election takes up to 5 s. */
  readonly retryMs?: number
  /** How long a server that is not there is waited for at the start, in milliseconds. */
  readonly openMs?: number
  /** How long a subscription may be silent before it is asked whether the log has grown, in milliseconds. */
  readonly idleMs?: number
  /** Appends are tried once: for a caller who keeps an order among them, and tries again in that order. */
  readonly appendOnce?: boolean
}

interface SharedKeysOptions extends EventStoreDbOptions {
  /** 32 bytes, the same on every node. */
  readonly installationKey: Buffer
  /** Where this node keeps a copy of the wrapped keys that it has seen; without it, in memory. */
  readonly mirrorPath?: string
}

/**
 * Opens the log at an `esdb://` URL. Within `openMs` and one call it is open or fails with one line that says why: LogUrlInvalid,
 * LogUnreachable, LogCertificateRefused, LogCredentialsRefused.
 */
export async function openEventStoreDb(url: string, options: EventStoreDbOptions = {}): Promise<EventStore> {
  return connected(url, options, async (connection, logId, idleMs) => {
    return new EventStoreDb(connection, logId, { idleMs, appendOnce: options.appendOnce ?? false }, null)
  })
}

/**
 * The same with the residents' keys, which the nodes share by the log. No event is given out before the keys that it names
 * are here. Close both, the keys last. Throws InstallationKeyWrong besides.
 */
export async function openEventStoreDbWithKeys(
  url: string,
  options: SharedKeysOptions,
): Promise<{ readonly store: EventStore; readonly keys: KeyStore }> {
  return connected(url, options, async (connection, logId, idleMs) => {
    const mirror = new KeyMirror(options.mirrorPath ?? null, logId)
    const keys = new EventStoreDbKeyStore(connection, mirror, options.installationKey)
    try {
      await keys.check()
      const store = new EventStoreDb(connection, logId, { idleMs, appendOnce: options.appendOnce ?? false }, keys)
      await store.followKeys(keys, mirror.reached)
      return { store, keys }
    } catch (error) {
      await keys.close()
      throw error
    }
  })
}

async function connected<R>(
  url: string,
  { callMs = 5_000, retryMs = 5_000, openMs = 10_000, idleMs = 10_000, logId }: EventStoreDbOptions,
  open: (connection: Connection, logId: string, idleMs: number) => Promise<R>,
): Promise<R> {
  const address = parseLogUrl(url)
  const connection = new Connection(address, { callMs, retryMs })
  try {
    const found = await firstContact(address, connection, openMs)
    return await open(connection, found ?? logId ?? randomUUID(), idleMs)
  } catch (error) {
    await connection.close()
    throw error
  }
}

const pause = 250
/** How long a host is waited for that is asked for TLS, in milliseconds. */
const tlsAnswerMs = 1_000

async function firstContact(address: ServerAddress, connection: Connection, openMs: number): Promise<string | null> {
  const until = performance.now() + openMs
  for (;;) {
    try {
      return await findLogId(connection)
    } catch (error) {
      const failure = await explained(error, address, connection)
      const mayPass = failure instanceof LogUnreachable && !/is not known/.test(failure.message)
      if (!mayPass || performance.now() + pause > until) throw failure
    }
    await wait(pause)
  }
}

async function explained(error: unknown, address: ServerAddress, connection: Connection): Promise<Error> {
  const { channel, endpoints, name } = address
  const isUnreachable = firstFailureOf(error, name) instanceof LogUnreachable
  // a server that speaks TLS hangs up on who does not, as one would that is only starting
  if (channel.insecure && isUnreachable && (await speaksTls(endpoints, tlsAnswerMs)))
    return new LogCertificateRefused(`${name} speaks TLS: leave tls=false out of its URL.`, { cause: error })
  return firstFailureOf(await causeOf(error, address, connection), name)
}

/** The id in the first event of the stream `log`; null where there is none yet. */
async function findLogId(connection: Connection): Promise<string | null> {
  const read = connection.once((client) =>
    collect(client.readStream('log', { maxCount: 1 }), 'A read of log', connection.callMs),
  )
  try {
    const [first] = await read
    const data: unknown = first?.event?.data
    if (typeof data === 'object' && data !== null && 'logId' in data && typeof data.logId === 'string')
      return data.logId
    throw new ForeignEvent('log', 0n)
  } catch (error) {
    if (error instanceof StreamNotFoundError) return null
    throw error
  }
}

/** Of a cluster the client says only that none of its nodes was found: why, each of them tells by itself. */
async function causeOf(error: unknown, address: ServerAddress, { callMs }: Connection): Promise<unknown> {
  if (address.endpoints.length === 1 && !address.discover) return error
  if (error instanceof Error && !error.message.startsWith('Failed to discover')) return error
  for (const endpoint of address.endpoints) {
    const alone = new Connection({ ...address, endpoints: [endpoint], discover: false }, { callMs, retryMs: 0 })
    try {
      await findLogId(alone)
    } catch (cause) {
      if (!(cause instanceof LogUnavailable) || cause instanceof LogCredentialsRefused) return cause
    } finally {
      await alone.close()
    }
  }
  return error
}
