import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { benches } from './benches/all.ts'
import { missed, type NamedResult, tableOf } from './harness/report.ts'
import type { Bench, BenchContext } from './harness/result.ts'

interface Options {
  readonly only: readonly string[]
  readonly rounds?: number
  readonly quick: boolean
  readonly large: boolean
  readonly json: boolean
  readonly strict: boolean
}

/** Runs the benchmarks that a command line asks for; gives the exit code. A missed limit fails with `--strict` alone. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('bench')
    .description('Ratios of Wubu to their floors, measured in the same run')
    .option('--only <names...>', `some of ${benches.map(({ name }) => name).join(', ')}`, [])
    .option('--rounds <n>', 'instead of five', Number)
    .option('--quick', 'fewer rounds, less work: to see that it runs', false)
    .option('--large', '1,000,000 requests as well (12 GB of temporary files, some minutes the first time)', false)
    .option('--json', 'print JSON alone', false)
    .option('--strict', 'exit code 1 where a limit is missed', false)
    .exitOverride()
  try {
    const options = program.parse([...argv]).opts<Options>()
    const chosen = chosenBenches(options.only)
    const results = await runAll(chosen, options)
    process.stdout.write(options.json ? `${JSON.stringify({ machine: machine(), results }, null, 2)}\n` : text(results))
    return options.strict && missed(results).length > 0 ? 1 : 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

function chosenBenches(only: readonly string[]): readonly Bench[] {
  const unknown = only.find((name) => !benches.some((bench) => bench.name === name))
  if (unknown !== undefined) throw new Error(`There is no benchmark ${unknown}.`)
  return only.length === 0 ? benches : benches.filter(({ name }) => only.includes(name))
}

async function runAll(
  chosen: readonly Bench[],
  { quick, large, rounds = quick ? 2 : 5 }: Options,
): Promise<readonly NamedResult[]> {
  const results: NamedResult[] = []
  for (const bench of chosen) {
    const scratch = mkdtempSync(join(tmpdir(), 'wubu-bench-run-'))
    const say = (told: string) => process.stderr.write(`${bench.name}: ${told}\n`)
    const context: BenchContext = { quick, large, rounds, say, scratch }
    say(bench.about)
    try {
      results.push({ name: bench.name, ...(await bench.run(context)) })
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  return results
}

function text(results: readonly NamedResult[]): string {
  const { cores, model, memoryGb, node, load } = machine()
  const head = `${cores} cores (${model}), ${memoryGb} GB, Node ${node}, load ${load} at the end`
  const lost = missed(results)
  const end = lost.length === 0 ? 'All limits are met.' : `Missed:\n${lost.map((line) => `  ${line}`).join('\n')}`
  return `${head}\n${tableOf(results)}\n${end}\n`
}

function machine() {
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg()
      .map((one) => one.toFixed(1))
      .join(' '),
  }
}
