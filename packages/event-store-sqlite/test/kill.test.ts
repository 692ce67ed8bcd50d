import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { EventStore } from '@wubu/engine'
import t, { type Test } from 'tap'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'
import { batchOf, randomOf, streamOf, streamsPerRun } from './kill-plan.ts'

const seed = Number(process.env.WUBU_SEED ?? Date.now() % 1_000_000)
t.comment(`seed ${seed}: WUBU_SEED=${seed} chooses the same moments again`)
const random = randomOf(seed)

interface Ack {
  readonly stream: number
  readonly n: number
  readonly revision: number
  readonly position: string
}

/** Starts a writer and kills it `delay` ms after it started to write, or after its start. Gives what it told. */
async function writeAndKill(dir: string, run: number, delay: number, from: 'start' | 'first ack'): Promise<Ack[]> {
  const script = fileURLToPath(import.meta.resolve('./write-until-killed.ts'))
  const child = spawn(process.execPath, [script, dir, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const told = text(child.stdout)
  const exit = once(child, 'exit')
  if (from === 'first ack') await Promise.race([once(child.stdout, 'data'), exit])
  await pause(delay)
  child.kill('SIGKILL')
  await exit
  return (await told)
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [stream = '', n = '', revision = '', position = ''] = line.split(' ')
      return { stream: Number(stream), n: Number(n), revision: Number(revision), position }
    })
}

/** Checks one stream of a run, then retries the batch that was not acknowledged. Gives how it had ended. */
async function checkStream(t: Test, store: EventStore, run: number, stream: number, acks: readonly Ack[]) {
  const name = streamOf(run, stream)
  const mine = acks.filter((ack) => ack.stream === stream)
  const acknowledged = mine.flatMap(({ n }) => batchOf(run, stream, n))
  const pending = batchOf(run, stream, mine.length)
  const stored = await store.readStream(name)
  t.same(
    stored.map(({ revision }) => revision),
    [...stored.keys()],
    `${name} is contiguous`,
  )
  t.same(ids(stored.slice(0, acknowledged.length)), ids(acknowledged), `${name}: what was acknowledged is there once`)
  t.same(
    mine.map(({ revision }) => stored[revision]?.position),
    mine.map(({ position }) => position),
  )
  const rest = ids(stored.slice(acknowledged.length))
  t.ok(rest.length === 0 || rest.join() === ids(pending).join(), `${name}: the rest is there wholly or not at all`)
  const expected = mine.at(-1)?.revision ?? 'noStream'
  const retried = await store.append(name, expected, pending)
  t.equal(retried.outcome, rest.length === 0 ? 'appended' : 'alreadyAppended', `${name}: the retry`)
  t.same(await store.append(name, expected, pending), { ...retried, outcome: 'alreadyAppended' }, 'gives one answer')
  return rest.length === 0 ? 'absent' : 'there'
}

/** Checks a run and gives how many of its unacknowledged batches were there. */
async function checkRun(t: Test, dir: string, run: number, acks: readonly Ack[]): Promise<number> {
  const store = openSqliteEventStore({ dir })
  let there = 0
  for (let stream = 0; stream < streamsPerRun; stream += 1) {
    if ((await checkStream(t, store, run, stream, acks)) === 'there') there += 1
  }
  await store.close()
  return there
}

function ids(events: readonly { id: string }[]): string[] {
  return events.map(({ id }) => id)
}

t.test('a writer killed at 50 random moments loses nothing that it acknowledged', async (t) => {
  const dir = newFolder(t)
  const all: Ack[][] = []
  let there = 0
  for (let run = 0; run < 40; run += 1) {
    const acks = await writeAndKill(dir, run, random() * 60, 'first ack')
    there += await checkRun(t, dir, run, acks)
    all.push(acks)
  }
  t.comment(`${all.flat().length} appends acknowledged; of ${40 * streamsPerRun} that were not, ${there} were there`)
  t.ok(all.every((acks) => acks.length > 0))
  await t.test('and later kills harm no earlier run', (t) => checkLog(t, dir, all))
  for (let run = 100; run < 110; run += 1) {
    // around the start of the process: making the folder, the file, its tables
    const fresh = newFolder(t)
    const acks = await writeAndKill(fresh, run, 60 + random() * 140, 'start')
    if (existsSync(fresh)) await checkRun(t, fresh, run, acks)
  }
})

async function checkLog(t: Test, dir: string, runs: readonly (readonly Ack[])[]) {
  const store = openSqliteEventStore({ dir })
  const { events, end } = await store.readAll(null, 10_000_000)
  t.ok(end)
  t.equal(new Set(ids(events)).size, events.length, 'no event is there twice')
  const places = new Map(events.map((event) => [event.position as string, event]))
  const lost = runs.flatMap((acks, run) =>
    acks.filter(({ stream, n, revision, position }) => {
      const event = places.get(position)
      const last = batchOf(run, stream, n).at(-1)
      return event?.id !== last?.id || event?.revision !== revision || event?.stream !== streamOf(run, stream)
    }),
  )
  t.same(lost, [])
  await store.close()
}
