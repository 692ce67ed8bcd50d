import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client'
import { type EventStore, toJsonText } from '@wubu/engine'
import { openEventStoreDb } from '@wubu/event-store-eventstoredb'
import { spawnEventStoreServer } from '@wubu/testing/event-store-server'
import type { Bench, BenchContext, BenchResult, Row } from '../harness/result.ts'
import { interleave, type Rounds, spreadNote, summaryOf } from '../harness/rounds.ts'
import { callers, commandRounds, roundsOf, workNote } from './event-store-db-commands.ts'

const writers = 32
const data = { text: '一口受理、后台协同'.repeat(10), amount: 12 }
const metadata = { commandHash: 'a'.repeat(64), actor: { id: 'u', role: 'window', unit: null }, note: 'x'.repeat(300) }
const limits: Row['limits'] = [{ of: 'ratio', kind: 'atLeast', value: 0.8 }]

export const eventStoreDbBench: Bench = {
  name: 'eventstoredb',
  about: 'the adapter beside the bare client, on the server at EVENTSTORE_URL or on the one for tests',
  run,
}

async function run(context: BenchContext): Promise<BenchResult> {
  const given = process.env.EVENTSTORE_URL
  const played = given ? null : await spawnEventStoreServer()
  const url = given ?? played?.connectionString ?? ''
  const client = EventStoreDBClient.connectionString(url)
  const store = await openEventStoreDb(url)
  const seconds = context.quick ? 0.5 : 2
  const where = given ? 'EventStoreDB' : 'a played server, no EventStoreDB'
  try {
    const rows: Row[] = []
    const notes: string[] = []
    const add = (what: string, rounds: Rounds) => {
      rows.push({ what: `${what}, on ${where}`, unit: '/s', ...summaryOf(rounds), latency: null, limits })
      notes.push(`${what}: ${spreadNote(rounds)}`)
    }
    // first: a node wants an empty server
    const commands = await commandRounds(context, url)
    add(`commands, ${callers} callers, all projections running`, roundsOf(commands.whole))
    add(`commands, ${callers} callers, no projections`, roundsOf(commands.alone))
    notes.push('floor of the commands: the events of the same commands, one append each, by the bare client')
    notes.push(workNote(commands))
    for (const size of [1, 10]) {
      const bare = (stream: string, at: number) => bareAppend(client, stream, at, size)
      const ours = (stream: string, at: number) => ourAppend(store, stream, at, size)
      const measured = await interleave(
        context.rounds,
        () => appends(bare, seconds, size),
        () => appends(ours, seconds, size),
      )
      add(`events appended in batches of ${size}, ${writers} writers`, measured)
    }
    const prefix = `read-${randomUUID()}-`
    const count = context.quick ? 2_000 : 20_000
    for (let at = 0; at < count; at += 100) await ourAppend(store, `${prefix}s`, at, 100)
    const measured = await interleave(
      context.rounds,
      () => bareSubscription(client, prefix, count),
      () => ourSubscription(store, prefix, count),
    )
    add('events of a subscription that catches up', measured)
    return { rows, notes }
  } finally {
    await store.close()
    await client.dispose()
    await played?.stop()
  }
}

/** Events per second. */
async function appends(append: (stream: string, at: number) => Promise<unknown>, seconds: number, size: number) {
  const start = performance.now()
  const end = start + seconds * 1_000
  const write = async () => {
    const stream = `bench-${randomUUID()}`
    let at = 0
    for (; performance.now() < end; at += size) await append(stream, at)
    return at
  }
  const counts = await Promise.all(Array.from({ length: writers }, write))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1_000)
}

function bareAppend(client: EventStoreDBClient, stream: string, at: number, size: number) {
  const events = Array.from({ length: size }, () =>
    jsonEvent({ id: randomUUID(), type: 'ThingHappened', data, metadata: { id: randomUUID(), metadata } }),
  )
  return client.appendToStream(stream, events, { expectedRevision: at === 0 ? 'no_stream' : BigInt(at - 1) })
}

async function ourAppend(store: EventStore, stream: string, at: number, size: number) {
  const events = Array.from({ length: size }, () => ({
    id: randomUUID(),
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText(data),
    metadata: toJsonText(metadata),
    commandHash: metadata.commandHash,
  }))
  const { outcome } = await store.append(stream, at === 0 ? 'noStream' : at - 1, events)
  if (outcome !== 'appended') throw new Error(`${stream} at ${at}: ${outcome}`)
}

async function bareSubscription(client: EventStoreDBClient, prefix: string, count: number): Promise<number> {
  const start = performance.now()
  const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: [prefix] }) })
  let seen = 0
  for await (const { event } of subscription) if (event && ++seen === count) break
  return count / ((performance.now() - start) / 1_000)
}

async function ourSubscription(store: EventStore, prefix: string, count: number): Promise<number> {
  const start = performance.now()
  let seen = 0
  for await (const { kind } of store.subscribe({
    after: null,
    signal: new AbortController().signal,
    prefixes: [prefix],
  })) {
    if (kind === 'event' && ++seen === count) break
  }
  return count / ((performance.now() - start) / 1_000)
}
