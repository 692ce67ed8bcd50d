import { setTimeout as wait } from 'node:timers/promises'
import type { Runtime } from '@wubu/api'
import { openNode } from '@wubu/cli'
import { type Dimension, dimensions } from '@wubu/domain'
import { completionFigures } from '@wubu/read-models'
import { openAll, runPaced, settle } from '../district/commands.ts'
import { type LogFolder, logFolder } from '../district/log-folder.ts'
import { type Random, randomOf } from '../district/random.ts'
import { RequestPool } from '../district/request-pool.ts'
import type { Bench, BenchContext, BenchResult, Row } from '../harness/result.ts'
import { percentile } from '../harness/statistics.ts'

export const completionBench: Bench = {
  name: 'completion',
  about: 'completion figures now and as of past instants, idle and while commands run',
  run,
}

/** Seven hundred times what the hotline of a province averages (43.67 million requests in a year). */
const commandsPerSecond = 1_000
const limitMs = 5
/** The limit is for answers of so many cells; of larger ones most of the time is making their rows. */
const mostCells = 5_000
/** Where queries are slow, fewer are asked than there should be. */
const longestMs = 20_000

interface Question {
  readonly what: string
  readonly by: (random: Random) => readonly Dimension[]
  readonly at: (random: Random) => string
}

async function run(context: BenchContext): Promise<BenchResult> {
  const sizes = context.quick ? [20_000] : [125_200, ...(context.large ? [1_000_000] : [])]
  const results: BenchResult[] = []
  for (const size of sizes) results.push(await measure(context, await logFolder(size, context.say)))
  return { rows: results.flatMap(({ rows }) => rows), notes: results.flatMap(({ notes }) => notes) }
}

async function measure(context: BenchContext, folder: LogFolder): Promise<BenchResult> {
  const node = await openNode({ dir: folder.dir })
  try {
    await settle(node)
    const random = randomOf(3)
    const queries = context.quick ? 100 : 1_000
    const questions = questionsOf(folder)
    // warm: the first queries compile what the others run
    for (const { by, at } of questions) for (let times = 0; times < 20; times += 1) ask(node, by(random), at(random))
    const idle: Row[] = []
    for (const question of questions)
      idle.push(...rowsOf(folder, question, 'idle', await timed(node, question, queries, random)))
    const pool = new RequestPool(folder.world, random, 2_000)
    await openAll(node, pool, () => random.below(6))
    await settle(node)
    const busy: Row[] = []
    let given = 0
    for (const question of questions) {
      const stopping = new AbortController()
      const commands = runPaced(node, pool, commandsPerSecond, stopping.signal)
      busy.push(...rowsOf(folder, question, 'commands run', await timed(node, question, queries, random)))
      stopping.abort()
      given += await commands
    }
    return {
      rows: [...idle, ...busy],
      notes: [
        `${folder.made}; up to ${queries} queries of each kind within ${longestMs / 1_000} s, in the process that takes the commands`,
        `${commandsPerSecond} commands/s asked for while queries run, ${given} given, read models kept up beside`,
      ],
    }
  } finally {
    await node.close()
  }
}

function questionsOf({ from, until }: LogFolder): readonly Question[] {
  const begin = Date.parse(from)
  const length = Date.parse(until) - begin
  // to the millisecond, as nobody asks for a whole stretch of a cube
  const past = (random: Random) => new Date(begin + Math.floor(random.number() * length)).toISOString()
  const now = () => new Date().toISOString()
  const unitMonth = (): readonly Dimension[] => ['unit', 'month']
  return [
    { what: 'unit,month now', by: unitMonth, at: now },
    { what: 'unit,month past', by: unitMonth, at: past },
    { what: 'any two, past', by: pairOf, at: past },
  ]
}

function pairOf(random: Random): readonly Dimension[] {
  const one = random.pick(dimensions)
  return [one, random.pick(dimensions.filter((dimension) => dimension !== one))]
}

async function timed(node: Runtime, { by, at }: Question, queries: number, random: Random) {
  const answers: Answer[] = []
  const start = performance.now()
  for (let query = 0; query < queries && performance.now() - start < longestMs; query += 1) {
    const dimensionsAsked = by(random)
    answers.push({ by: dimensionsAsked.join(','), ...ask(node, dimensionsAsked, at(random)) })
    // commands and the progress of the read models want their turn
    await wait(2)
  }
  return answers
}

interface Answer {
  readonly by: string
  readonly ms: number
  readonly cells: number
}

function ask(node: Runtime, by: readonly Dimension[], at: string): Omit<Answer, 'by'> {
  const start = performance.now()
  const { cells } = completionFigures(node.readModels(), { by, at })
  return { ms: performance.now() - start, cells }
}

/** One row, and another one of the answers that are too large for the limit. */
function rowsOf({ requests }: LogFolder, { what }: Question, when: string, answers: readonly Answer[]): readonly Row[] {
  const large = answers.filter(({ cells }) => cells > mostCells)
  const others = answers.filter(({ cells }) => cells <= mostCells)
  const name = `${requests} requests, ${what}, ${when}`
  if (large.length === 0) return [rowOf(name, others, [{ of: 'figure', kind: 'atMost', value: limitMs }])]
  const perCell = large.reduce((sum, { ms }) => sum + ms, 0) / large.reduce((sum, { cells }) => sum + cells, 0)
  return [
    rowOf(`${name}, at most ${mostCells} cells`, others, [{ of: 'figure', kind: 'atMost', value: limitMs }]),
    rowOf(`${name}, more cells, ${(perCell * 1_000).toFixed(2)} µs each`, large, []),
  ]
}

function rowOf(name: string, answers: readonly Answer[], limits: Row['limits']): Row {
  const latencies = answers.map(({ ms }) => ms)
  const p99 = percentile(latencies, 0.99)
  const slowest = answers.toSorted((one, other) => other.ms - one.ms)[0]
  return {
    what: `${name} (slowest ${slowest?.ms.toFixed(1)} ms: ${slowest?.by}, ${slowest?.cells} cells)`,
    unit: 'ms',
    figure: p99,
    floor: null,
    ratio: null,
    latency: { p50: percentile(latencies, 0.5), p99 },
    limits,
  }
}
