import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  accountDecider,
  assessmentDecider,
  calendarDecider,
  importDecider,
  itemDecider,
  meetingDecider,
  placeDecider,
  postDecider,
  ratingDecider,
  requestDecider,
  residentDecider,
  routingDecider,
  sessionDecider,
  unitDecider,
} from '@wubu/domain'
import { type EventStore, type KeyStore, LogUnavailable, type Position } from '@wubu/engine'
import {
  CheckpointClock,
  createProjections,
  cubeWanted,
  erasedResidents,
  followReference,
  identityOf,
  ReadModels,
  ReadModelsNotReady,
  ReferenceSnapshot,
} from '@wubu/read-models'
import { BoundHandler, KeyUses } from './bound-handler.ts'
import { Lag } from './lag.ts'
import { LogConnection, type LogConnectionOptions } from './log-connection.ts'
import type { StartProjections } from './projection-host.ts'
import { Rebuilding } from './rebuilding.ts'
import type { Directory, Handlers, Runtime } from './runtime.ts'

export interface RuntimeOptions {
  readonly store: EventStore
  readonly keys: KeyStore
  /** From LogCreated. */
  readonly timeZone: string
  /** The folder of the read models. */
  readonly readModelsDir: string
  readonly startProjections: StartProjections
  /** Among the read models, unless it is given. */
  readonly scratchDir?: string
  readonly now?: () => string
  readonly connection?: Omit<LogConnectionOptions, 'onHead'>
  /** States kept in memory: as many as there are open requests. */
  readonly cachedStates?: number
  /** Closed last, after nothing uses the store any more. */
  readonly release?: () => void
}

/** At a million requests a cube takes a second or two. */
const prepareMs = 10_000

/** Puts a node together: commands on the store, read models beside it, catalogue and organisation in memory. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { keys, timeZone, readModelsDir } = options
  const clock = new CheckpointClock()
  const lag = new Lag()
  const readModels = new ReadModels(readModelsDir, identityOf(options.store.logId, createProjections({ timeZone })))
  let erasing: Promise<void> | null = null
  const host = options.startProjections((progress) => {
    lag.reached(progress)
    clock.reached(progress.position)
    if (progress.caughtUp && progress.position !== null)
      erasing ??= finishErasures(readModels, keys).catch((error: unknown) => {
        // the next progress tries again
        erasing = null
        if (!(error instanceof LogUnavailable || error instanceof ReadModelsNotReady)) throw error
      })
  })
  const connection = new LogConnection(options.store, { ...options.connection, onHead: (head) => lag.saw(head) })
  const store = pokingStore(connection.store, () => host.poke())
  const stopping = new AbortController()
  const reference = await openReference(store, readModels, timeZone, stopping.signal)
  const now = options.now ?? (() => new Date().toISOString())
  const rebuilding = new Rebuilding((report, signal) => host.rebuild(report, signal), now)
  return {
    ...createHandlers(store, keys, options.cachedStates),
    store,
    keys,
    timeZone,
    scratchDir: options.scratchDir ?? join(readModelsDir, 'scratch'),
    now,
    reference: reference.directory,
    readModels: () => readModels.db,
    waitForReadModels: async (position, timeoutMs, hurry = true) => {
      const until = Date.now() + timeoutMs
      // another node's write rings no bell here
      if (clock.now === null || clock.now < position) {
        host.poke()
        if (hurry) host.hurry()
      }
      return (await clock.waitFor(position, timeoutMs)) && (await hasReached(readModels, position, until))
    },
    replayParked: (stream) => host.replayParked(stream),
    rebuilding,
    prepareFigures: async (question) => {
      const wanted = cubeWanted(readModels.db, question)
      if (wanted !== null) await Promise.race([host.keep(wanted), wait(prepareMs, undefined, { ref: false })])
    },
    lag: () => lag.now(connection.isReachable),
    close: async () => {
      stopping.abort()
      await Promise.all([reference.done, connection.stop(), rebuilding.stop()])
      await host.stop()
      await erasing
      readModels.close()
      await store.close()
      await keys.close()
      options.release?.()
    },
  }
}

const lookAgainMs = 20

/** A rebuilt file lies behind the one that it replaces, for as long as it takes to follow the log from there. */
async function hasReached(readModels: ReadModels, position: Position, until: number): Promise<boolean> {
  for (;;) {
    const checkpoint = readModels.checkpoint()
    if (checkpoint !== null && checkpoint >= position) return true
    if (Date.now() >= until) return false
    await wait(lookAgainMs)
  }
}

/** A process that ended between the event and the end of the key left a key behind that nobody may have any more. */
async function finishErasures(readModels: ReadModels, keys: KeyStore): Promise<void> {
  const left = erasedResidents(readModels.db).filter((id) => keys.get(id) !== null)
  for (const id of left) await keys.erase(id)
}

function createHandlers(store: EventStore, keys: KeyStore, cachedStates = 20_000): Handlers {
  const options = { store, keys }
  const uses = new KeyUses()
  return {
    requests: new BoundHandler(requestDecider, { ...options, cachedStates }, uses),
    residents: new BoundHandler(residentDecider, { ...options, cachedStates: 1_000 }, uses),
    accounts: new BoundHandler(accountDecider, { ...options, cachedStates: 1_000 }, uses),
    sessions: new BoundHandler(sessionDecider, { ...options, cachedStates: 1_000 }, uses),
    places: new BoundHandler(placeDecider, { ...options, cachedStates: 1_000 }, uses),
    units: new BoundHandler(unitDecider, { ...options, cachedStates: 1_000 }, uses),
    items: new BoundHandler(itemDecider, { ...options, cachedStates: 1_000 }, uses),
    calendars: new BoundHandler(calendarDecider, { ...options, cachedStates: 100 }, uses),
    meetings: new BoundHandler(meetingDecider, { ...options, cachedStates: 100 }, uses),
    posts: new BoundHandler(postDecider, { ...options, cachedStates: 1_000 }, uses),
    assessments: new BoundHandler(assessmentDecider, { ...options, cachedStates: 10 }, uses),
    ratings: new BoundHandler(ratingDecider, { ...options, cachedStates: 1_000 }, uses),
    routing: new BoundHandler(routingDecider, { ...options, cachedStates: 1 }, uses),
    imports: new BoundHandler(importDecider, { ...options, cachedStates: 1 }, uses),
  }
}

async function openReference(store: EventStore, readModels: ReadModels, timeZone: string, signal: AbortSignal) {
  const snapshot = new ReferenceSnapshot(timeZone)
  const followed = followReference({ store, snapshot, after: loadFrom(readModels, snapshot), signal })
  await followed.ready
  const waitFor: Directory['waitFor'] = (position, timeoutMs) => followed.clock.waitFor(position, timeoutMs)
  return { directory: Object.assign(snapshot, { waitFor }), done: followed.done }
}

/** From the read models where they are there, since the whole log is long; else folded from the log. */
function loadFrom(readModels: ReadModels, snapshot: ReferenceSnapshot): Position | null {
  try {
    return snapshot.load(readModels.db)
  } catch (error) {
    if (error instanceof ReadModelsNotReady) return null
    throw error
  }
}

/** Tells of every append, once for all those of a turn. */
function pokingStore(store: EventStore, poke: () => void): EventStore {
  let told = false
  const tell = () => {
    told = false
    poke()
  }
  const grown = () => {
    if (told) return
    told = true
    setImmediate(tell)
  }
  return {
    logId: store.logId,
    append: (stream, expectedRevision, events) => {
      const appended = store.append(stream, expectedRevision, events)
      // whoever appended is told of a failure
      appended.then(grown, () => undefined)
      return appended
    },
    readStream: (...read) => store.readStream(...read),
    readAll: (...read) => store.readAll(...read),
    subscribe: (subscription) => store.subscribe(subscription),
    head: () => store.head(),
    close: () => store.close(),
  }
}
