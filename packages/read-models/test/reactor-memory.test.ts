import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Position } from '@wubu/engine'
import { reactorMemoryContract } from '@wubu/testing'
import t, { type Test } from 'tap'
import { openReactorFile, type ReactorFile } from '../src/reactor-memory.ts'

type Ask = { readonly to: string }

/** A file, and what opened it, closed with the test. */
function file(t: Test) {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-reactor-'))
  const opened: ReactorFile<Ask>[] = []
  const open = (version = 1) => {
    const memory = openReactorFile<Ask>(join(dir, 'reactors', 'timers.db'), version)
    opened.push(memory)
    return memory
  }
  t.teardown(() => {
    for (const memory of opened.splice(0)) memory.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const close = () => {
    for (const memory of opened.splice(0)) memory.close()
  }
  return { open, close }
}

await reactorMemoryContract(t, file)

t.test('a reactor of another version reacts to the whole log again', async (t) => {
  const { open, close } = file(t)
  open().save([], 'log:1' as Position)
  close()
  t.equal(open(2).checkpoint(), null)
})
