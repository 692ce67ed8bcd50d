/**
 * Takes out each handling of a fault, one at a time, in a copy of the package, runs the tests that should notice, and prints which
 * test failed. A handling that no test misses is printed at the end, and the exit code is 1.
 *
 *   node packages/event-store-eventstoredb/scripts/fault-table.ts [PART OF A NAME]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Handling, handlings } from './handlings.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
// inside the package, so that the copy finds the package's dependencies
const copies = join(root, '.mutants')
const workers = 2
const secondsForATest = 90

const queue = handlings.filter(({ name }) => name.includes(process.argv[2] ?? ''))
const unnoticed: string[] = []
await Promise.all(Array.from({ length: workers }, (_, index) => work(index)))
rmSync(copies, { recursive: true, force: true })
if (unnoticed.length > 0) {
  process.stdout.write(`\nNot noticed:\n${unnoticed.map((name) => `  ${name}\n`).join('')}`)
  process.exitCode = 1
}

async function work(index: number): Promise<void> {
  const copy = join(copies, String(index))
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const folder of ['src', 'test']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  for (let handling = queue.shift(); handling; handling = queue.shift()) {
    const failed = await failedWithout(handling, copy)
    if (failed === null) unnoticed.push(handling.name)
    else process.stdout.write(`| ${handling.name} | ${failed} |\n`)
  }
}

/** The first test that fails without a handling; null where none does. */
async function failedWithout({ name, file, from, to, tests }: Handling, copy: string): Promise<string | null> {
  const path = join(copy, 'src', file)
  const before = readFileSync(path, 'utf8')
  if (before.split(from).length !== 2) throw new Error(`${name}: its text has to be once in ${file}`)
  writeFileSync(
    path,
    before.replace(from, () => to),
  )
  try {
    for (const test of tests) {
      const failed = await failureOf(join(copy, 'test', `${test}.test.ts`))
      if (failed !== null) return `${test}: ${failed}`
    }
    return null
  } finally {
    writeFileSync(path, before)
  }
}

async function failureOf(path: string): Promise<string | null> {
  const { EVENTSTORE_URL: _played, ...env } = process.env
  const child = spawn(process.execPath, [path], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: secondsForATest * 1_000,
    killSignal: 'SIGKILL',
    env: { ...env, DOCKER_HOST: 'tcp://127.0.0.1:1' },
  })
  const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code === 0) return null
  const lines = output.split('\n').filter((line) => /^\s*not ok \d+ - /.test(line))
  // the outermost comes last, what is inside of it before
  const outer = lines.find((line) => /^not ok/.test(line))
  const inner = lines.find((line) => /^ +not ok/.test(line))
  const titles = [outer, inner].flatMap((line) => (line ? [line.replace(/^\s*not ok \d+ - | # time=.*$/g, '')] : []))
  return titles.join(' › ') || `ended by ${signal ?? code}`
}
