import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runTimers, type TimerAsk } from '@wubu/api'
import { requestEvents } from '@wubu/domain'
import { decodeEvent } from '@wubu/engine'
import { openReactorMemory } from '@wubu/testing'
import t, { type Test } from 'tap'
import { type DemoOptions, demoTimeZone, playDemo } from '../src/demo/play-demo.ts'
import { openNode } from '../src/open-node.ts'
import { scratch } from './wubu.ts'

const options: DemoOptions = {
  seed: 3,
  requests: 250,
  from: '2025-09-01',
  until: Date.parse('2025-11-15T10:00:00+08:00'),
  completedShare: null,
}

async function node(t: Test, dir: string) {
  const opened = await openNode({ dir, create: true, timeZone: demoTimeZone })
  t.teardown(() => opened.close())
  return opened
}

type Node = Awaited<ReturnType<typeof node>>

async function events({ store }: Node) {
  const all = []
  for (let after: Parameters<Node['store']['readAll']>[0] = null; ; ) {
    const page = await store.readAll(after, 1_000)
    all.push(...page.events.filter(({ stream }) => stream.startsWith('request-')))
    after = page.events.at(-1)?.position ?? null
    if (after === null) return all.map((stored) => decodeEvent(stored, requestEvents))
  }
}

t.setTimeout(120_000)

t.test('the timers of the demo', async (t) => {
  const played = await node(t, join(scratch(t), 'one'))
  const { at } = await playDemo(played, options)
  const log = await events(played)

  t.test('ring as of the instants that were due', async (t) => {
    const due = new Map(
      log.flatMap(({ type, stream, data }) =>
        type === 'DeadlineSet' ? [[`${stream} ${data.deadlineId}`, data] as const] : [],
      ),
    )
    const rung = log.filter(({ type }) => type === 'DeadlineMissed' || type === 'DeadlineWarned')
    for (const { type, stream, data, metadata } of rung) {
      const set = due.get(`${stream} ${data.deadlineId}`)
      t.equal(metadata.occurredAt, type === 'DeadlineMissed' ? set?.dueAt : set?.warnAt)
    }
    for (const type of ['DeadlineWarned', 'DeadlineMissed', 'EvaluationLapsed']) {
      t.ok(
        log.some((event) => event.type === type),
        type,
      )
    }
  })

  t.test('leave nothing to the timers of a node that opens it at that instant', async (t) => {
    const memory = openReactorMemory<TimerAsk>()
    const stopping = new AbortController()
    const failures: unknown[] = []
    const head = await played.store.head()
    const later = { ...played, now: () => at }
    const running = runTimers(later, { memory, signal: stopping.signal, onFailure: (error) => failures.push(error) })
    while (memory.checkpoint() !== head || memory.due(at, 1).length > 0) await wait(5)
    stopping.abort()
    await running
    t.same(failures, [])
    const recompute = (await events(played)).slice(log.length).map(({ type }) => type)
    t.same(recompute, [])
  })
})

t.test('a demo that was broken off and taken up again is the one that would have come', async (t) => {
  const dir = scratch(t)
  const whole = await node(t, join(dir, 'whole'))
  await playDemo(whole, options)
  const broken = await node(t, join(dir, 'broken'))
  const stopping = new AbortController()
  const onProgress = ({ commands }: { readonly commands: number }) => {
    if (commands > 900) stopping.abort()
  }
  t.ok((await playDemo(broken, { ...options, onProgress, signal: stopping.signal })).interrupted)
  await playDemo(broken, options)
  const told = async (one: Node) =>
    (await events(one)).map(({ stream, type, metadata }) => `${stream} ${metadata.occurredAt} ${type}`).toSorted()
  t.same(await told(broken), await told(whole))
})
