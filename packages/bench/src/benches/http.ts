import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openNode } from '@wubu/cli'
import { openAll, settle } from '../district/commands.ts'
import { lifeLength } from '../district/life.ts'
import { randomOf } from '../district/random.ts'
import { type OpenRequest, RequestPool } from '../district/request-pool.ts'
import { seedAccounts, seedWorld } from '../district/seed.ts'
import { type World, worldOf } from '../district/world.ts'
import type { Bench, BenchContext, BenchResult } from '../harness/result.ts'
import { interleave, spreadNote, summaryOf } from '../harness/rounds.ts'
import { median, percentile } from '../harness/statistics.ts'
import { forkServer, LoadGenerator, serveWubu } from '../http/processes.ts'
import { signIn } from '../http/sign-in.ts'
import { checkpointOf, headOf } from '../raw-log.ts'

const clients = 32
const openRequests = 10_000

export const httpBench: Bench = {
  name: 'http',
  about: 'durable commands through HTTP: session, zod, XState, seal, hash, fsync, all projections running',
  run,
}

interface Prepared {
  readonly dir: string
  readonly world: World
  readonly open: readonly OpenRequest[]
}

async function run(context: BenchContext): Promise<BenchResult> {
  const prepared = await prepare(context)
  const wubu = await serveWubu(prepared.dir)
  const floor = await forkServer('./floor-main.ts')
  const canned = await forkServer('./canned-main.ts')
  const load = new LoadGenerator()
  try {
    const { world, open } = prepared
    const tokens = await signIn(wubu.port, world)
    const target = { connections: clients, world, open, tokens }
    await load.target({ name: 'wubu', port: wubu.port, ...target })
    await load.target({ name: 'floor', port: floor.port, ...target })
    await load.target({ name: 'canned', port: canned.port, ...target })
    return await measure(context, load, prepared.dir)
  } finally {
    await load.stop()
    await Promise.all([wubu.stop(), floor.stop(), canned.stop()])
  }
}

async function prepare(context: BenchContext): Promise<Prepared> {
  const dir = join(context.scratch, 'http')
  const node = await openNode({ dir, create: true })
  try {
    const random = randomOf(1)
    const world = worldOf(2_000, 10, 12)
    await seedWorld(node, world, node.now())
    await seedAccounts(node, world)
    const pool = new RequestPool(world, random, openRequests)
    context.say(`${openRequests} requests are opened`)
    await openAll(node, pool, () => random.below(lifeLength - 2))
    await settle(node)
    return { dir, world, open: pool.slots.map((slot) => ({ case: slot.case, step: slot.step })) }
  } finally {
    await node.close()
  }
}

async function measure(context: BenchContext, load: LoadGenerator, dir: string): Promise<BenchResult> {
  const requests = context.quick ? 4_000 : 20_000
  context.say('every connection is warmed up')
  for (const name of ['canned', 'floor']) await load.run(name, 6_000)
  // the server was just started: until every open request was asked for, it reads most of them from the log
  await load.run('wubu', context.quick ? 6_000 : 2.5 * openRequests)
  const alone = await load.run('canned', requests)
  await caughtUp(dir)
  const latencies: number[] = []
  const lags: number[] = []
  const busy: number[] = []
  const floorBusy: number[] = []
  const statuses: Record<string, number> = {}
  context.say(`${context.rounds} rounds of ${requests} requests`)
  const rounds = await interleave(
    context.rounds,
    async () => {
      const ran = await load.run('floor', requests)
      floorBusy.push(ran.cpuSeconds / ran.seconds)
      return requests / ran.seconds
    },
    async () => {
      const ran = await load.run('wubu', requests)
      lags.push(await caughtUp(dir))
      latencies.push(...ran.latencies)
      busy.push(ran.cpuSeconds / ran.seconds)
      for (const [status, count] of Object.entries(ran.statuses)) statuses[status] = (statuses[status] ?? 0) + count
      return requests / ran.seconds
    },
  )
  const counted = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`)
  const share = (values: readonly number[]) => `${Math.round(100 * median(values))} % of a core`
  return {
    rows: [
      {
        what: `commands, ${clients} clients, ${openRequests} open requests`,
        unit: '/s',
        ...summaryOf(rounds),
        latency: { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) },
        limits: [
          { of: 'ratio', kind: 'atLeast', value: 0.3 },
          { of: 'ratio', kind: 'atLeast', value: 0.4 },
        ],
      },
      {
        what: 'read models current after the last answer',
        unit: 's',
        figure: Math.max(...lags),
        floor: null,
        ratio: null,
        latency: null,
        limits: [{ of: 'figure', kind: 'atMost', value: 1 }],
      },
    ],
    notes: [
      `floor: the same routes and bodies on Fastify, answered after zod; ${spreadNote(rounds)}; statuses ${counted.join(', ')}`,
      `load: own generator on raw sockets in a process of its own, ${Math.round(requests / alone.seconds)}/s against canned bytes; it used ${share(busy)} for the figure and ${share(floorBusy)} for the floor`,
    ],
  }
}

/** Seconds until the read models of a folder are as new as its log. */
async function caughtUp(dir: string): Promise<number> {
  const start = performance.now()
  const head = headOf(dir)
  while (checkpointOf(dir) < head) await wait(5)
  return (performance.now() - start) / 1_000
}
