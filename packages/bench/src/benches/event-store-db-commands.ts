import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import type { Runtime } from '@wubu/api'
import { openNode } from '@wubu/cli'
import type { Position, StoredEvent } from '@wubu/engine'
import { openAll, runCallers, settle } from '../district/commands.ts'
import { lifeLength } from '../district/life.ts'
import { randomOf } from '../district/random.ts'
import { RequestPool } from '../district/request-pool.ts'
import { seedWorld } from '../district/seed.ts'
import { worldOf } from '../district/world.ts'
import type { BenchContext } from '../harness/result.ts'
import type { Rounds } from '../harness/rounds.ts'

export const callers = 32
const openRequests = 4_000

/** The events of one command, as the bare client takes them. */
interface RawAppend {
  readonly stream: string
  readonly events: ReturnType<typeof jsonEvent>[]
}

/**
 * Whole commands on a node whose log is at `url`, per second, beside appends of the very same events through the bare
 * client, one append for each command, from as many writers. The floor comes after the node was closed, not in turns: its
 * projections would follow what the floor writes. The server must be empty.
 */
export async function commandRounds(context: BenchContext, url: string): Promise<Rounds> {
  const { figures, appends } = await onNode(context, url)
  const client = EventStoreDBClient.connectionString(url)
  const floors: number[] = []
  try {
    for (let round = 0; round < context.rounds; round += 1)
      floors.push(await appendsPerSecond(client, appends, `bench-${round}-`))
  } finally {
    await client.dispose()
  }
  return { floors, figures }
}

async function onNode(context: BenchContext, url: string) {
  const node = await openNode({ dir: join(context.scratch, 'event-store-db'), log: url, create: true })
  try {
    const random = randomOf(1)
    const world = worldOf(500)
    await seedWorld(node, world, node.now())
    const pool = new RequestPool(world, random, openRequests)
    context.say(`${openRequests} requests are opened`)
    await openAll(node, pool, () => random.below(lifeLength - 2))
    await settle(node)
    const commands = context.quick ? 2_000 : 10_000
    const figures: number[] = []
    let before = await node.store.head()
    // the first warms up
    for (let round = 0; round <= context.rounds; round += 1) {
      before = await node.store.head()
      const { seconds } = await runCallers(node, pool, { callers, commands })
      if (round > 0) figures.push(commands / seconds)
      await settle(node)
    }
    return { figures, appends: await rawAppends(node, before) }
  } finally {
    await node.close()
  }
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

async function appendsPerSecond(client: EventStoreDBClient, appends: readonly RawAppend[], prefix: string) {
  const queue = appends.map(({ stream, events }) => ({ stream: prefix + stream, events: events.map(renewed) }))
  const revisions = new Map<string, Promise<bigint>>()
  const writer = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const appending = appendAfter(client, next, revisions.get(next.stream))
      revisions.set(next.stream, appending)
      await appending
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, writer))
  return appends.length / ((performance.now() - start) / 1_000)
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
