import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandResult, type Position, type Reactor, runReactor } from '@wubu/engine'
import { openMemoryEventStore, reactorMemoryContract } from '@wubu/testing'
import t, { type Test } from 'tap'
import { openReactorFile, type ReactorFile } from '../src/reactor-memory.ts'
import { append } from './logs.ts'
import { noted } from './notes.ts'

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

t.test('a reactor goes on after a restart where its file says, and asks for nothing twice', async (t) => {
  const { open, close } = file(t)
  const store = openMemoryEventStore()
  const asked: string[] = []
  const reactor: Reactor<string, Ask> = {
    name: 'teller',
    prefixes: [''],
    decode: ({ stream }) => stream,
    react: (stream) => [{ kind: 'ask', name: 'tell', ask: { to: stream } }],
  }
  const accepted: CommandResult = {
    outcome: 'accepted',
    revision: 0,
    position: '' as Position,
    to: null,
    repeated: false,
  }
  const runUntil = async (count: number) => {
    const stopping = new AbortController()
    const dispatch = async ({ ask }: { readonly ask: Ask }) => {
      if (asked.push(ask.to) === count) setTimeout(() => stopping.abort(), 5)
      return accepted
    }
    await runReactor({ store, reactor, memory: open(), dispatch, signal: stopping.signal })
    close()
  }
  await append(store, [noted('a', 0, '1'), noted('b', 0, '1')])
  await runUntil(2)
  await append(store, [noted('c', 0, '1')])
  await runUntil(3)
  t.same(asked.toSorted(), ['a', 'b', 'c'])
})
