import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type RequestCommand, requestCommands } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { createLog, type EventStore, type KeyStore, type ReactorMemory } from '@wubu/engine'
import { openMemoryEventStore, openMemoryKeyStore, openReactorMemory } from '@wubu/testing'
import t, { type Test } from 'tap'
import { createRuntime } from '../src/create-runtime.ts'
import { streamOf } from '../src/ids.ts'
import { releaseFollowers } from '../src/merged.ts'
import { inProcessProjections } from '../src/projection-host.ts'
import type { Runtime } from '../src/runtime.ts'
import type { TimerAsk } from '../src/timers/reactor.ts'
import { runTimers } from '../src/timers/run.ts'
import { seedDistrict } from './district.ts'

const timeZone = 'Asia/Shanghai'
/** 10:00 local of a day of March 2026, whose 2nd is a Monday. */
const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T02:00:00.000Z`
const endOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}T15:59:59.999Z`

/** A node with a clock of its own, and timers that can be stopped and started. */
class Node {
  time = on(2)
  readonly runtime: Runtime
  readonly #memory: ReactorMemory<TimerAsk> = openReactorMemory()
  #stopping = new AbortController()
  #running: Promise<void> | null = null
  readonly failures: unknown[] = []

  private constructor(runtime: Runtime) {
    this.runtime = runtime
  }

  static async start(t: Test, store: EventStore, keys: KeyStore): Promise<Node> {
    const dir = await mkdtemp(join(tmpdir(), 'wubu-timers-'))
    let node: Node | null = null
    const own = { ...store, logId: store.logId, close: async () => undefined } as EventStore
    for (const name of ['append', 'readStream', 'readAll', 'subscribe', 'head'] as const) {
      Object.assign(own, { [name]: store[name].bind(store) })
    }
    const runtime = await createRuntime({
      store: own,
      keys,
      timeZone,
      readModelsDir: dir,
      startProjections: inProcessProjections({ store: own, keys, timeZone, dir }),
      now: () => node?.time ?? on(2),
    })
    const started = new Node(runtime)
    node = started
    t.teardown(async () => {
      await started.stop()
      await runtime.close()
      await rm(dir, { recursive: true, force: true })
    })
    return started
  }

  run(): void {
    this.#stopping = new AbortController()
    const { signal } = this.#stopping
    const onFailure = (error: unknown) => this.failures.push(error)
    this.#running = runTimers(this.runtime, { memory: this.#memory, signal, onFailure, retryMs: 5 })
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    this.#running = null
  }

  async give(type: RequestCommand['type'], id: string, data: object, actor: Actor): Promise<void> {
    const meta = { now: this.time, actor, reference: this.runtime.reference }
    const command = { type, data: requestCommands[type].parse(data), meta } as RequestCommand
    const commandId = randomUUID()
    const result = await this.runtime.requests.handle({
      stream: streamOf.request(id),
      command,
      commandId,
      correlationId: commandId,
    })
    if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result))
  }

  async register(data: object = {}): Promise<string> {
    const requestId = randomUUID()
    const registered = { requestId, channel: 'window', item: 'road-repair', ...data }
    await this.give('register-request', requestId, registered, { id: 'w', role: 'window', unit: 'community-a' })
    return requestId
  }

  /** Type, when it happened and when it was written, of what timers wrote. */
  async rung(id: string): Promise<readonly (readonly [string, string, string])[]> {
    const events = await this.runtime.store.readStream(streamOf.request(id))
    return events.flatMap(({ type, metadata }) => {
      const { occurredAt, recordedAt, actor } = JSON.parse(metadata)
      return actor.id === 'timer' && type !== 'DeadlineSet' ? [[type, occurredAt, recordedAt] as const] : []
    })
  }
}

async function nodes(t: Test, count: number): Promise<readonly Node[]> {
  const store = openMemoryEventStore()
  const keys = openMemoryKeyStore()
  await createLog(store, keys, { timeZone, now: on(2), commandId: randomUUID() })
  const all: Node[] = []
  for (let index = 0; index < count; index += 1) {
    const node = await Node.start(t, store, keys)
    if (index === 0) await seedDistrict(node.runtime)
    all.push(node)
  }
  return all
}

async function until(condition: () => boolean | Promise<boolean>) {
  for (const start = Date.now(); !(await condition()); await wait(5)) {
    if (Date.now() - start > 8_000) throw new Error('it does not come to that')
  }
}

/** Timers look at the clock when the log grows: somebody else's request makes it. */
async function at(time: string, ...all: readonly Node[]) {
  for (const node of all) node.time = time
  await all[0]?.register({ item: null })
}

t.test('timers of three nodes', async (t) => {
  const all = await nodes(t, 3)
  const [first] = all
  if (!first) return
  const id = await first.register()
  for (const node of all) node.run()

  t.test('ring at their instant, once', async (t) => {
    await wait(30)
    t.same(await first.rung(id), [])
    await at(on(7), ...all)
    await until(async () => (await first.rung(id)).length > 0)
    await wait(30)
    t.same(await first.rung(id), [['DeadlineWarned', endOf(6), on(7)]])
  })

  t.test('accept as of its receipt what nobody was told of, and then its own limit is missed', async (t) => {
    await at(on(10), ...all)
    await until(async () => (await first.rung(id)).length >= 5)
    await wait(30)
    t.same(await first.rung(id), [
      ['DeadlineWarned', endOf(6), on(7)],
      ['DeadlineMissed', endOf(9), on(10)],
      ['RequestAccepted', on(2), on(10)],
      ['DeadlineWarned', endOf(6), on(10)],
      ['DeadlineMissed', endOf(9), on(10)],
    ])
  })

  t.test('ring no second time when a clock goes back a day, and again when it goes on', async (t) => {
    const before = await first.rung(id)
    await at(on(9), ...all)
    await wait(30)
    await at(on(11), ...all)
    await wait(30)
    t.same(await first.rung(id), before)
    for (const node of all) t.same(node.failures, [])
  })
})

t.test('timers after a long stop catch up in order, each as of its instant', async (t) => {
  const [node] = await nodes(t, 1)
  if (!node) return
  const untold = await node.register()
  const instant = await node.register({ instant: { result: '好' } })
  node.time = '2026-06-01T02:00:00.000Z'
  node.run()
  await until(async () => (await node.rung(untold)).length >= 5 && (await node.rung(instant)).length >= 2)
  t.same(await node.rung(instant), [
    ['EvaluationLapsed', endOf(9), node.time],
    ['RequestClosed', endOf(9), node.time],
  ])
  t.same(
    (await node.rung(untold)).map(([type]) => type),
    ['DeadlineWarned', 'DeadlineMissed', 'RequestAccepted', 'DeadlineWarned', 'DeadlineMissed'],
  )
  await node.stop()
  node.run()
  await wait(40)
  t.equal((await node.rung(untold)).length, 5, 'and started again they do nothing twice')
})

t.test('a clock that is a day fast or slow neither rings twice nor is missed', async (t) => {
  const [fast, slow] = await nodes(t, 2)
  if (!fast || !slow) return
  const id = await slow.register()
  fast.time = on(7)
  for (const node of [fast, slow]) node.run()
  await until(async () => (await slow.rung(id)).length > 0)
  await at(on(8), slow)
  await wait(40)
  t.same(await slow.rung(id), [['DeadlineWarned', endOf(6), on(7)]])
})

t.test('when a year of the calendar is set, the open due dates that it touches are set again', async (t) => {
  const all = await nodes(t, 2)
  const [node] = all
  if (!node) return
  const id = await node.register({ accept: true })
  for (const one of all) one.run()
  const holidays = [{ date: '2026-03-05', name: '假' }]
  const data = { year: 2026, version: 2, status: 'published' as const, source: 'test', holidays, workdays: [] }
  const meta = { now: node.time, actor: { id: 'admin', role: 'admin', unit: null } as const }
  const commandId = randomUUID()
  const command = { type: 'set-calendar-year', data, meta } as const
  const stream = streamOf.calendar(2026)
  await node.runtime.calendars.handle({ stream, command, commandId, correlationId: commandId })
  const due = async () => (await node.runtime.requests.load(streamOf.request(id))).state.deadlines
  await until(async () => Object.values(await due()).some(({ dueAt }) => dueAt === endOf(10)))
  await wait(40)
  t.match(Object.values(await due()), [{ id: 'd2', dueAt: endOf(10), calendarVersion: '2026.2' }])
})

t.test('what followed a request that was withdrawn is released though its node did not live to', async (t) => {
  const all = await nodes(t, 3)
  const [node] = all
  if (!node) return
  const by: Actor = { id: 'd', role: 'dispatcher', unit: null }
  const [leading, follower, other] = [
    await node.register({ accept: true }),
    await node.register({ accept: true }),
    await node.register({ accept: true }),
  ]
  const stream = streamOf.request(follower)
  const merge = { requestId: follower, leading: { at: 'analyzing.triaging', leading: null }, followers: 0 }
  const data = { leading, note: null }
  const meta = { now: node.time, actor: by, reference: node.runtime.reference, merge }
  const ids = () => {
    const commandId = randomUUID()
    return { commandId, correlationId: commandId }
  }
  await node.runtime.requests.handle({ stream, command: { type: 'merge-request', data, meta }, ...ids() })
  // as a node that is killed between the two leaves it: withdrawn, and nobody told those that follow
  await node.give('withdraw-request', leading, { reason: '已解决' }, { id: 'w', role: 'window', unit: 'community-a' })
  await node.give('withdraw-request', other, { reason: '已解决' }, { id: 'w', role: 'window', unit: 'community-a' })
  for (const one of all) one.run()
  const undone = async () =>
    (await node.runtime.store.readStream(stream)).filter(({ type }) => type === 'MergeUndone').length
  await wait(40)
  t.equal(await undone(), 0, 'whoever withdrew it has ten seconds to do so')
  await at('2026-03-02T02:00:11.000Z', ...all)
  await until(async () => (await undone()) > 0)
  await wait(40)
  t.equal(await undone(), 1, 'once, by whichever node')
  t.match((await node.runtime.requests.load(stream)).state, { at: 'analyzing.triaging', leading: null })
  const withdrawn = (await node.runtime.store.readStream(streamOf.request(leading))).at(-1)
  const { commandId } = JSON.parse(withdrawn?.metadata ?? '{}')
  if (!withdrawn) throw new Error('nothing was written')
  await releaseFollowers(node.runtime, leading, commandId, withdrawn.position)
  t.equal(await undone(), 1, 'the retry of who withdrew it finds it done')
  for (const one of all) t.same(one.failures, [])
})
