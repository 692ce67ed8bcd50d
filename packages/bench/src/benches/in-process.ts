import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Runtime } from '@wubu/api'
import { openNode } from '@wubu/cli'
import { openAll, runCallers, settle } from '../district/commands.ts'
import { lifeLength } from '../district/life.ts'
import { randomOf } from '../district/random.ts'
import { RequestPool } from '../district/request-pool.ts'
import { seedWorld } from '../district/seed.ts'
import { worldOf } from '../district/world.ts'
import type { Bench, BenchContext, BenchResult } from '../harness/result.ts'
import { interleave, spreadNote, summaryOf } from '../harness/rounds.ts'
import { percentile } from '../harness/statistics.ts'
import { copyLog, headOf, RawWriter, rawRows } from '../raw-log.ts'

const callers = 32
const openRequests = 10_000
/** Rows of one transaction of the floor. */
const rawGroup = 64

export const inProcessBench: Bench = {
  name: 'in-process',
  about: 'durable commands in process, all projections running in their thread',
  run,
}

async function run(context: BenchContext): Promise<BenchResult> {
  const dir = join(context.scratch, 'in-process')
  const node = await openNode({ dir, create: true })
  try {
    const random = randomOf(1)
    const world = worldOf(2_000)
    await seedWorld(node, world, node.now())
    const pool = new RequestPool(world, random, openRequests)
    context.say(`${openRequests} requests are opened`)
    await openAll(node, pool, () => random.below(lifeLength - 2))
    await settle(node)
    return await measure(context, node, dir, pool)
  } finally {
    await node.close()
  }
}

async function measure(context: BenchContext, node: Runtime, dir: string, pool: RequestPool): Promise<BenchResult> {
  const commands = context.quick ? 4_000 : 20_000
  const copy = join(context.scratch, 'in-process-floor.db')
  copyLog(dir, copy)
  const raw = new RawWriter(copy)
  const latencies: number[] = []
  const lags: number[] = []
  const left: number[] = []
  let written = headOf(dir)
  const figure = async () => {
    const ran = await runCallers(node, pool, { callers, commands })
    left.push(node.lag().events ?? 0)
    latencies.push(...ran.latencies)
    lags.push(await settle(node))
    return commands / ran.seconds
  }
  const floor = async () => {
    const head = headOf(dir)
    const rows = rawRows(dir, written, head)
    written = head
    // whatever the figure left behind is not to be paid by the floor
    await wait(200)
    return commands / rawSeconds(raw, rows)
  }
  try {
    // the rows of one round are written raw in the next
    await figure()
    latencies.length = 0
    context.say(`${context.rounds} rounds of ${commands} commands`)
    const rounds = await interleave(context.rounds, floor, figure)
    return {
      rows: [
        {
          what: `commands, ${callers} callers, ${openRequests} open requests`,
          unit: '/s',
          ...summaryOf(rounds),
          latency: { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) },
          limits: [
            { of: 'ratio', kind: 'atLeast', value: 0.3 },
            { of: 'ratio', kind: 'atLeast', value: 0.4 },
          ],
        },
        {
          what: 'read models current after the last command',
          unit: 's',
          figure: Math.max(...lags),
          floor: null,
          ratio: null,
          latency: null,
          limits: [{ of: 'figure', kind: 'atMost', value: 1 }],
        },
      ],
      notes: [
        `floor: the rows of the same commands, ${rawGroup} per transaction, into a copy of the same log, durable`,
        `${spreadNote(rounds)}; events behind when the last command was answered: ${left.join(', ')}`,
      ],
    }
  } finally {
    raw.close()
  }
}

function rawSeconds(raw: RawWriter, rows: Parameters<RawWriter['write']>[0]): number {
  const start = performance.now()
  for (let from = 0; from < rows.length; from += rawGroup) raw.write(rows.slice(from, from + rawGroup))
  return (performance.now() - start) / 1_000
}
