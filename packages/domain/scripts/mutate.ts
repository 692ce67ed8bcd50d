/**
 * Mutation testing of the rules: changes one place of one file at a time, in a copy, and runs the tests of the domain on it.
 * A mutant that no test notices survives and is printed; the score is the share that was noticed.
 *
 *   node packages/domain/scripts/mutate.ts [--sample N] [--seed S] [--files PART]
 *
 * Files are those that decide, count working time, keep the clock ledger and compute the figures. Without --sample every
 * mutant is tried, which takes the better part of an hour; a sample is drawn by the seed, which is printed.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Mutant, mutantsOf } from './mutants.ts'
import { sampleOf } from './sample.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const copies = join(root, '.mutants')
/** What decides, counts and times: shapes, texts and tables of schemas are proven by other means. */
const subjects = [
  'src/request/{decide*,draft,evolve*,standing-rules,rules,part*,materials-rules,deadlines}.ts',
  'src/request/clock/*.ts',
  'src/calendar/{working-time,dates,zone,decide}.ts',
  'src/completion/{contributions,facts,figures,standing,dimensions}.ts',
  'src/catalogue/{admission,decide*,year-after}.ts',
  'src/routing/{decide,suggest}.ts',
]
const secondsForATest = 30

interface Outcome {
  readonly mutant: Mutant
  readonly killedBy: string | null
}

const { values } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string' }, files: { type: 'string', default: '' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const files = globSync(subjects, { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts') && file.includes(values.files),
)
const tests = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })
const all = files.toSorted().flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')))
const chosen = values.sample === undefined ? all : sampleOf(all, Number(values.sample), seed)

process.stdout.write(`${chosen.length} of ${all.length} mutants of ${files.length} files, seed ${seed}\n`)
const outcomes = await tryAll(chosen)
report(outcomes)

async function tryAll(mutants: readonly Mutant[]): Promise<readonly Outcome[]> {
  const queue = [...mutants]
  const outcomes: Outcome[] = []
  const workers = Array.from({ length: Math.max(1, availableParallelism()) }, async (_, index) => {
    const copy = copyOf(index)
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const killedBy = await killerOf(mutant, copy)
      outcomes.push({ mutant, killedBy })
      // at once: whoever breaks a long run off keeps what it has found
      if (killedBy === null) process.stdout.write(`survived  ${mutant.file}:${mutant.line}  ${mutant.change}\n`)
      if (outcomes.length % 10 === 0) process.stdout.write(`${outcomes.length} tried\n`)
    }
  })
  await Promise.all(workers)
  rmSync(copies, { recursive: true, force: true })
  return outcomes
}

/** Inside the package, so that the copy finds the package's dependencies. */
function copyOf(index: number): string {
  const copy = join(copies, String(index))
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const folder of ['src', 'test']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  return copy
}

/** The first test file that fails on the mutant; null where none does. */
async function killerOf({ file, after, before }: Mutant, copy: string): Promise<string | null> {
  writeFileSync(join(copy, file), after)
  try {
    for (const test of nearestFirst(file)) if (!(await passes(join(copy, test)))) return test
    return null
  } finally {
    writeFileSync(join(copy, file), before)
  }
}

/** Tests of the same aggregate first: most mutants fall to them, and the rest need not run. */
function nearestFirst(file: string): readonly string[] {
  const room = file.split('/')[1] ?? ''
  return tests.toSorted((one, other) => Number(other.includes(`/${room}/`)) - Number(one.includes(`/${room}/`)))
}

async function passes(test: string): Promise<boolean> {
  const child = spawn(process.execPath, [test], {
    stdio: 'ignore',
    timeout: secondsForATest * 1_000,
    // a mutant that never ends hears no other signal
    killSignal: 'SIGKILL',
    env: { ...process.env, TAP_BAIL: '1', WUBU_SEED: String(seed) },
  })
  const [code] = await once(child, 'exit')
  return code === 0
}

function report(outcomes: readonly Outcome[]): void {
  const killed = outcomes.filter(({ killedBy }) => killedBy !== null).length
  const score = outcomes.length === 0 ? 0 : (100 * killed) / outcomes.length
  process.stdout.write(`${killed} of ${outcomes.length} mutants noticed: ${score.toFixed(1)} %\n`)
}
