import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { createRuntime, type Runtime } from '@wubu/api'
import { openNode } from '@wubu/cli'
import { type Position, readLogDescription, type StoredEvent } from '@wubu/engine'
import { openEventStoreDbWithKeys } from '@wubu/event-store-eventstoredb'
import { installationKeyOf } from '@wubu/event-store-sqlite'
import { openAll, runCallers, settle } from '../district/commands.ts'
import { lifeLength } from '../district/life.ts'
import { randomOf } from '../district/random.ts'
import { RequestPool } from '../district/request-pool.ts'
import { seedWorld } from '../district/seed.ts'
import { worldOf } from '../district/world.ts'
import type { BenchContext } from '../harness/result.ts'
import type { Rounds } from '../harness/rounds.ts'
import { median } from '../harness/statistics.ts'

export const callers = 32
const openRequests = 4_000

/** The events of one command, as the bare client takes them. */
interface RawAppend {
  readonly stream: string
  readonly events: ReturnType<typeof jsonEvent>[]
}

interface Work {
  readonly perSecond: number
  /** Processor time for each command in microseconds: of the thread that gives them, and of all this process. */
  readonly main: number
  readonly process: number
}

interface Turns {
  readonly works: readonly Work[]
  readonly floors: readonly Work[]
}

export interface CommandRounds {
  /** Commands with all projections running, and on a node without any. */
  readonly whole: Turns
  readonly alone: Turns
}

/**
 * Whole commands on a node whose log is at `url`, in turns with appends of the very same events through the bare client, one
 * append for each command, from as many writers. The server must be empty.
 */
export async function commandRounds(context: BenchContext, url: string): Promise<CommandRounds> {
  const dir = join(context.scratch, 'event-store-db')
  const client = EventStoreDBClient.connectionString(url)
  try {
    const { pool, whole } = await onNode(context, url, dir, client)
    return { whole, alone: await withoutProjections(context, url, dir, pool, client) }
  } finally {
    await client.dispose()
  }
}

export function roundsOf({ works, floors }: Turns): Rounds {
  return { floors: floors.map(rateOf), figures: works.map(rateOf) }
}

const rateOf = ({ perSecond }: Work) => perSecond

/** What the processors did for a command, in words. */
export function workNote({ whole, alone }: CommandRounds): string {
  const of = (works: readonly Work[]) => {
    const main = Math.round(median(works.map((work) => work.main)))
    return `${main} (${Math.round(median(works.map((work) => work.process)))})`
  }
  const floors = [...whole.floors, ...alone.floors]
  return `microseconds of processor for a command on its thread (all threads of the process): ${of(whole.works)} with projections, ${of(alone.works)} without; ${of(floors)} for a raw append; the server's are not in them`
}

async function onNode(context: BenchContext, url: string, dir: string, client: EventStoreDBClient) {
  const node = await openNode({ dir, log: url, create: true })
  try {
    const random = randomOf(1)
    const world = worldOf(500)
    await seedWorld(node, world, node.now())
    const pool = new RequestPool(world, random, openRequests)
    context.say(`${openRequests} requests are opened`)
    await openAll(node, pool, () => random.below(lifeLength - 2), 256)
    await settle(node)
    return { pool, whole: await inTurns(context, node, pool, client) }
  } finally {
    await node.close()
  }
}

/** The same node as if its projections ran on processors of their own. */
async function withoutProjections(
  context: BenchContext,
  url: string,
  dir: string,
  pool: RequestPool,
  client: EventStoreDBClient,
) {
  const { store, keys } = await openEventStoreDbWithKeys(url, { installationKey: installationKeyOf(dir) })
  const { timeZone } = await readLogDescription(store)
  const nobody = {
    poke: () => undefined,
    hurry: () => undefined,
    replayParked: async () => null,
    rebuild: async () => undefined,
    keep: async () => false,
    stop: async () => undefined,
  }
  const readModelsDir = join(dir, 'none')
  const node = await createRuntime({ store, keys, timeZone, readModelsDir, startProjections: () => nobody })
  try {
    // the other node had them in memory
    for (const slot of pool.slots) await node.requests.load(`request-${slot.case.requestId}`)
    return await inTurns(context, node, pool, client)
  } finally {
    await node.close()
  }
}

async function inTurns({ quick, rounds }: BenchContext, node: Runtime, pool: RequestPool, client: EventStoreDBClient) {
  const commands = quick ? 2_000 : 10_000
  const give = () => workOf(commands, () => runCallers(node, pool, { callers, commands }))
  const rest = async () => {
    if (node.lag().position !== null) await settle(node)
    // a server busy with the floor may have left the node's looks at the log without an answer
    while (!node.lag().isLogReachable) await wait(50)
  }
  const before = await node.store.head()
  await give()
  await rest()
  const appends = await rawAppends(node, before)
  const works: Work[] = []
  const floors: Work[] = []
  for (let round = 0; round < rounds; round += 1) {
    const queue = renamed(appends)
    floors.push(await workOf(appends.length, () => appendAll(client, queue)))
    await rest()
    works.push(await give())
    await rest()
  }
  return { works, floors }
}

async function workOf(count: number, work: () => Promise<unknown>): Promise<Work> {
  const [all, main, start] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()]
  await work()
  const seconds = (performance.now() - start) / 1_000
  const each = ({ user, system }: NodeJS.CpuUsage) => (user + system) / count
  return { perSecond: count / seconds, main: each(process.threadCpuUsage(main)), process: each(process.cpuUsage(all)) }
}

/** What the commands after a position wrote, to be written again to streams of other names. */
async function rawAppends({ store }: Runtime, after: Position | null): Promise<RawAppend[]> {
  const appends = new Map<string, RawAppend>()
  for (let at = after, end = false; !end; ) {
    const page = await store.readAll(at, 1_000)
    for (const event of page.events) {
      const { commandId } = JSON.parse(event.metadata)
      const append = appends.get(commandId) ?? { stream: event.stream, events: [] }
      append.events.push(rawEvent(event))
      appends.set(commandId, append)
    }
    at = page.next
    end = page.end
  }
  return [...appends.values()]
}

function rawEvent({ type, id, data, metadata }: StoredEvent) {
  return jsonEvent({ type: `${type}.v1`, data: JSON.parse(data), metadata: { id, metadata: JSON.parse(metadata) } })
}

/** The same again, to other streams; projections pass over those that are named like sessions. */
function renamed(appends: readonly RawAppend[]): RawAppend[] {
  const prefix = `session-${randomUUID()}-`
  return appends.map(({ stream, events }) => ({ stream: prefix + stream, events: events.map(renewed) }))
}

async function appendAll(client: EventStoreDBClient, queue: RawAppend[]) {
  const revisions = new Map<string, Promise<bigint>>()
  const writer = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const appending = appendAfter(client, next, revisions.get(next.stream))
      revisions.set(next.stream, appending)
      await appending
    }
  }
  await Promise.all(Array.from({ length: callers }, writer))
}

/** The server takes an event with a known id for one that it has. */
function renewed(event: ReturnType<typeof jsonEvent>) {
  return { ...event, id: randomUUID() }
}

async function appendAfter(client: EventStoreDBClient, { stream, events }: RawAppend, last?: Promise<bigint>) {
  const expectedRevision = last === undefined ? 'no_stream' : await last
  const { nextExpectedRevision } = await client.appendToStream(stream, events, { expectedRevision })
  return nextExpectedRevision
}
