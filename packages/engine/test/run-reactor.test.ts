import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openMemoryEventStore, openMemoryKeyStore, openReactorMemory } from '@wubu/testing'
import t from 'tap'
import { decodeEvent, isKnown } from '../src/decode.ts'
import type { DecodedEvent } from '../src/envelope.ts'
import { LogUnavailable } from '../src/errors.ts'
import type { EventStore, StoredEvent } from '../src/event-store.ts'
import { CommandHandler } from '../src/handle-command.ts'
import type { KeyStore } from '../src/key-store.ts'
import type { PendingCommand, Reactor, ReactorMemory } from '../src/reactor.ts'
import { type ReactionOutcome, runReactor } from '../src/run-reactor.ts'
import { type Count, count, counterDecider } from './counter.ts'

interface Ask {
  readonly stream: string
  readonly by: number
}

const hour = (hours: number) => `2026-03-02T${String(hours).padStart(2, '0')}:00:00.000Z`

/**
 * Counts one on `echo-x` for every event of `counter-x`. A count of 2 sets a timer that counts five on `echo-x` at ten
 * o'clock; a count of 3 puts it off until twelve, one of 4 calls it off.
 */
const echo: Reactor<DecodedEvent, Ask> = {
  name: 'echo',
  prefixes: ['counter-', 'echo-'],
  decode: (stored) => {
    const event = decodeEvent(stored, counterDecider.events)
    return isKnown(event, counterDecider.events) && event.stream.startsWith('counter-') ? event : null
  },
  react: ({ stream, data }) => {
    const target = stream.replace('counter', 'echo')
    const key = `alarm of ${target}`
    const ring = (wakeAt: string) =>
      ({ kind: 'ask', name: 'ring', ask: { stream: target, by: 5 }, wakeAt, key }) as const
    const same = { kind: 'ask', name: 'echo', ask: { stream: target, by: 1 } } as const
    if (data.by === 2) return [same, ring(hour(10))]
    if (data.by === 3) return [ring(hour(12))]
    return data.by === 4 ? [{ kind: 'callOff', key }] : [same]
  },
}

/** A node: a command handler of its own on the shared log, and the reactor beside it. */
class Node {
  readonly handler: CommandHandler<unknown, Count, never>
  readonly outcomes: ReactionOutcome[] = []
  readonly given: string[] = []
  time = hour(8)
  readonly #stopping = new AbortController()
  readonly done: Promise<void>

  constructor(
    store: EventStore,
    keys: KeyStore,
    memory: ReactorMemory<Ask> = openReactorMemory(),
    reactor: Reactor<DecodedEvent, Ask> = echo,
  ) {
    const handler = new CommandHandler(counterDecider, { store, keys })
    this.handler = handler as never
    this.done = runReactor({
      store,
      reactor,
      memory,
      dispatch: ({ commandId, correlationId, causationId, ask: { stream, by } }: PendingCommand<Ask>) => {
        this.given.push(`${stream} ${by}`)
        return handler.handle({ stream, command: count(by), commandId, correlationId, causationId })
      },
      signal: this.#stopping.signal,
      onOutcome: (_, outcome) => this.outcomes.push(outcome),
      now: () => this.time,
      retryMs: 2,
    })
  }

  async stop() {
    this.#stopping.abort()
    await this.done
  }
}

async function counted(store: EventStore, keys: KeyStore, stream: string, ...counts: number[]) {
  const handler = new CommandHandler(counterDecider, { store, keys })
  for (const by of counts) {
    const commandId = randomUUID()
    const result = await handler.handle({ stream, command: count(by), commandId, correlationId: `story of ${stream}` })
    if (result.outcome !== 'accepted') throw new Error(result.outcome)
  }
}

const numbers = (events: readonly StoredEvent[]) => events.map(({ data }) => JSON.parse(data).by)

async function until(condition: () => boolean | Promise<boolean>) {
  for (const start = Date.now(); !(await condition()); await wait(2)) {
    if (Date.now() - start > 5_000) throw new Error('it does not come to that')
  }
}

const holds = (store: EventStore, stream: string, ...expected: number[]) =>
  until(async () => numbers(await store.readStream(stream)).join() === expected.join())

function log() {
  return { store: openMemoryEventStore(), keys: openMemoryKeyStore() }
}

t.test('two nodes that react to the same events', async (t) => {
  t.test('act once for each, whichever comes first', async (t) => {
    const { store, keys } = log()
    const nodes = [new Node(store, keys), new Node(store, keys), new Node(store, keys)]
    const streams = Array.from({ length: 20 }, (_, index) => `counter-${index}`)
    await Promise.all(streams.map((stream) => counted(store, keys, stream, 1, 1, 1)))
    for (const stream of streams) await holds(store, stream.replace('counter', 'echo'), 1, 1, 1)
    await wait(20)
    await Promise.all(nodes.map((node) => node.stop()))
    for (const stream of streams) await holds(store, stream.replace('counter', 'echo'), 1, 1, 1)
    const fresh = nodes.flatMap(({ outcomes }) => outcomes).filter((one) => one.outcome === 'accepted' && !one.repeated)
    t.equal(fresh.length, 60)
  })

  t.test('name the event as cause, and its story', async (t) => {
    const { store, keys } = log()
    await counted(store, keys, 'counter-a', 1)
    const node = new Node(store, keys)
    await holds(store, 'echo-a', 1)
    await node.stop()
    const [cause] = await store.readStream('counter-a')
    const [effect] = await store.readStream('echo-a')
    t.match(JSON.parse(effect?.metadata ?? ''), { causationId: cause?.id, correlationId: 'story of counter-a' })
  })
})

t.test('a timer', async (t) => {
  t.test('waits for its time, on a node that was started after it was set too', async () => {
    const { store, keys } = log()
    const node = new Node(store, keys)
    await counted(store, keys, 'counter-a', 2)
    await holds(store, 'echo-a', 1)
    const late = new Node(store, keys)
    await wait(20)
    await holds(store, 'echo-a', 1)
    late.time = hour(10)
    // the clock was set, and nothing rings when that is done
    await counted(store, keys, 'counter-b', 1)
    await holds(store, 'echo-a', 1, 5)
    await Promise.all([node.stop(), late.stop()])
  })

  t.test('that was put off rings at the later time alone, one that was called off never', async (t) => {
    const { store, keys } = log()
    await counted(store, keys, 'counter-a', 2, 3)
    await counted(store, keys, 'counter-b', 2, 4)
    const node = new Node(store, keys)
    node.time = hour(11)
    await holds(store, 'echo-a', 1)
    await holds(store, 'echo-b', 1)
    node.time = hour(12)
    await counted(store, keys, 'counter-c', 1)
    await holds(store, 'echo-a', 1, 5)
    await node.stop()
    t.same(numbers(await store.readStream('echo-b')), [1])
  })
})

t.test('a node that starts', async (t) => {
  t.test('does nothing that is in the log already, with an empty folder as well', async (t) => {
    const { store, keys } = log()
    const memory = openReactorMemory<Ask>()
    const first = new Node(store, keys, memory)
    await counted(store, keys, 'counter-a', 1, 1, 1)
    await holds(store, 'echo-a', 1, 1, 1)
    await first.stop()
    const again = new Node(store, keys, memory)
    const empty = new Node(store, keys)
    await counted(store, keys, 'counter-b', 1)
    await holds(store, 'echo-b', 1)
    await wait(10)
    await Promise.all([again.stop(), empty.stop()])
    t.same([...new Set([...again.given, ...empty.given])], ['echo-b 1'])
  })

  t.test('does what was left undone when it stopped', async (t) => {
    const { store, keys } = log()
    const memory = openReactorMemory<Ask>()
    await counted(store, keys, 'counter-a', 1)
    const down = Object.assign(Object.create(store), {
      append: () => Promise.reject(new LogUnavailable('gone')),
      readAll: store.readAll.bind(store),
      readStream: store.readStream.bind(store),
      subscribe: store.subscribe.bind(store),
    })
    const first = new Node(down, keys, memory)
    await until(() => {
      first.time = new Date(Date.parse(first.time) + 1_000).toISOString()
      return first.given.length > 2
    })
    await first.stop()
    t.same(first.outcomes, [], 'an unavailable log is no answer')
    const again = new Node(store, keys, memory)
    again.time = hour(9)
    await holds(store, 'echo-a', 1)
    await again.stop()
  })

  t.test('with the memory of another log begins anew', async (t) => {
    const { store, keys } = log()
    const memory = openReactorMemory<Ask>()
    const other = log()
    await counted(other.store, keys, 'counter-x', 2)
    const first = new Node(other.store, keys, memory)
    await holds(other.store, 'echo-x', 1)
    await until(() => memory.nextWakeAt() === hour(10))
    await first.stop()
    await counted(store, keys, 'counter-a', 1)
    const node = new Node(store, keys, memory)
    node.time = hour(11)
    await holds(store, 'echo-a', 1)
    await wait(10)
    await node.stop()
    t.same(await store.readStream('echo-x'), [])
  })
})

t.test('a refusal is an answer: it is not tried again', async (t) => {
  const { store, keys } = log()
  await counted(store, keys, 'echo-a', 9, 1)
  const node = new Node(store, keys)
  await counted(store, keys, 'counter-a', 1)
  await until(() => node.outcomes.length > 0)
  await wait(20)
  await node.stop()
  t.match(node.outcomes, [{ outcome: 'refused', refusal: { code: 'too_many' } }])
})

t.test('what fails is told, and holds up nothing else', async (t) => {
  const { store, keys } = log()
  const broken: Reactor<DecodedEvent, Ask> = {
    ...echo,
    react: (event) => [{ kind: 'ask', name: 'broken', ask: { stream: 'echo-b', by: 0.5 } }, ...echo.react(event)],
  }
  const node = new Node(store, keys, openReactorMemory(), broken)
  await counted(store, keys, 'counter-a', 1)
  await holds(store, 'echo-a', 1)
  await until(() => node.outcomes.length === 2)
  await node.stop()
  t.match(
    node.outcomes.find(({ outcome }) => outcome === 'failed'),
    { error: Error },
  )
})

t.test('a reaction that throws ends the reactor with its error', async (t) => {
  const { store, keys } = log()
  await counted(store, keys, 'counter-a', 1)
  const throwing: Reactor<DecodedEvent, Ask> = {
    ...echo,
    react: () => {
      throw new Error('not pure at all')
    },
  }
  await t.rejects(new Node(store, keys, openReactorMemory(), throwing).done, { message: 'not pure at all' })
})
