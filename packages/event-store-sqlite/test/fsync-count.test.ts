import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { newFolder } from './folders.ts'

const script = fileURLToPath(import.meta.resolve('./write-groups.ts'))

const tracer = 'strace'

/** Flushes to disk that the kernel saw while so many groups of so many appends were written one after the other. */
function flushes(t: Test, groups: number, appends: number): number {
  const parent = newFolder(t)
  mkdirSync(parent)
  const trace = join(parent, 'trace')
  const command = ['-f', '-qq', '-e', 'trace=fdatasync,fsync', '-o', trace, process.execPath, script]
  const { status, stderr } = spawnSync(tracer, [...command, join(parent, 'data'), `${groups}`, `${appends}`])
  if (status !== 0) throw new Error(`strace: ${stderr}`)
  return readFileSync(trace, 'utf8').match(/ f(data)?sync\(\d+/g)?.length ?? 0
}

function whyNot(): string | false {
  const { error, status, stderr } = spawnSync(tracer, ['-f', '-qq', '-e', 'trace=fsync', '-o', '/dev/null', 'true'])
  if (error) return `strace is not installed (${error.message})`
  return status === 0 ? false : `strace does not work here: ${stderr}`
}

t.test(
  'the disk is flushed once for a group, and at least once before an append is answered',
  { skip: whyNot() },
  async (t) => {
    const [none, few, more] = [flushes(t, 0, 1), flushes(t, 10, 200), flushes(t, 30, 200)]
    t.equal(more - few, 20, '20 groups more of 200 appends: 20 flushes more')
    t.ok(few - none >= 10)
    t.equal(flushes(t, 30, 1) - flushes(t, 10, 1), 20, 'one at a time: one flush each')
  },
)
