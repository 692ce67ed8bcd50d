import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqliteEventStore } from '@wubu/event-store-sqlite'
import { writeCityCsv } from '../district/city-csv.ts'
import type { Bench, BenchContext, BenchResult } from '../harness/result.ts'
import { interleave, secondsOf, spreadNote, summaryOf } from '../harness/rounds.ts'
import { checkpointOf, headOf, RawWriter, rawRows } from '../raw-log.ts'

const root = new URL('../../../../', import.meta.url)
const wubu = fileURLToPath(new URL('services/cli/src/main.ts', root))
const cityFile = fileURLToPath(new URL('../shared/data/boston-311-2011h2.csv.gz', root))
/** Rows whose commands `wubu import` has in flight at once: what it writes in one transaction. */
const importBatch = 128

export const importBench: Bench = {
  name: 'import',
  about: 'wubu import of a city’s file, read models current at the end',
  run,
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { path, said } = await inputFile(context)
  const rounds = Math.min(3, context.rounds)
  const dirs = Array.from({ length: rounds + 1 }, (_, round) => join(context.scratch, `import-${round}`))
  const imported = (round: number) => importInto(dirs[round] ?? '', path)
  context.say(`${rounds} rounds of ${said}`)
  // its rows are what the first floor writes
  await imported(0)
  const events = headOf(dirs[0] ?? '')
  const measured = await interleave(
    rounds,
    async (round) => {
      const seconds = await rawSeconds(dirs[round] ?? '', join(context.scratch, `raw-${round}`))
      rmSync(dirs[round] ?? '', { recursive: true })
      return seconds
    },
    (round) => imported(round + 1),
  )
  return {
    rows: [
      {
        what: `${events} events`,
        unit: 's',
        ...summaryOf(measured),
        latency: null,
        limits: [{ of: 'ratio', kind: 'atMost', value: 3 }],
      },
    ],
    notes: [
      `${said}; the whole command from its start to its end; ${spreadNote(measured)}`,
      `floor: the same event rows raw, those of ${importBatch} requests per transaction, durable`,
    ],
  }
}

async function inputFile({ quick, scratch }: BenchContext) {
  if (existsSync(cityFile) && !quick) {
    // a file of bad rows would be written beside it
    const copy = join(scratch, 'city.csv.gz')
    copyFileSync(cityFile, copy)
    return { path: copy, said: 'boston-311-2011h2.csv.gz, 58,251 rows' }
  }
  const path = join(scratch, 'city.csv')
  const rows = quick ? 5_000 : 58_251
  await writeCityCsv(path, rows)
  const why = quick ? 'quick' : 'the Boston file is not there'
  return { path, said: `a generated file of ${rows} rows in the shape of Boston’s (${why})` }
}

/** Seconds of the whole command. Throws unless the read models are current at its end. */
async function importInto(dir: string, path: string): Promise<number> {
  const args = [wubu, 'import', path, '--mapping', 'boston-311', '--data', dir]
  const seconds = await secondsOf(async () => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`wubu import ended with ${code}.`)
  })
  if (checkpointOf(dir) < headOf(dir)) throw new Error('The read models are behind after an import.')
  return seconds
}

/** Seconds that writing all rows of a log into a new one takes; reading them is not counted. */
async function rawSeconds(from: string, to: string): Promise<number> {
  await openSqliteEventStore({ dir: to }).close()
  const raw = new RawWriter(join(to, 'log.db'))
  let seconds = 0
  try {
    for (const { after, upTo } of batchesOf(from)) {
      const rows = rawRows(from, after, upTo)
      seconds += await secondsOf(() => raw.write(rows))
    }
  } finally {
    raw.close()
  }
  return seconds
}

/** Positions between which so many streams begin. */
function batchesOf(dir: string): readonly { readonly after: number; readonly upTo: number }[] {
  const head = headOf(dir)
  const ends: number[] = []
  let begun = 0
  for (let after = 0; after < head; after += 20_000) {
    for (const { position, revision } of rawRows(dir, after, after + 20_000)) {
      if (revision !== 0) continue
      begun += 1
      if (begun % importBatch === 0) ends.push(position - 1)
    }
  }
  return [...ends, head].map((upTo, index) => ({ after: ends[index - 1] ?? 0, upTo }))
}
