import type { PendingCommand, Position, ReactorMemory } from '@wubu/engine'
import type { Test } from 'tap'

type Ask = { readonly to: string }

function pending(id: string, wakeAt: string, key: string | null = null): PendingCommand<Ask> {
  return { commandId: id, ask: { to: id }, wakeAt, key, causationId: `cause-${id}`, correlationId: `story-${id}` }
}

const add = (id: string, wakeAt: string, key: string | null = null) =>
  ({ kind: 'add', command: pending(id, wakeAt, key) }) as const
const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`
const position = (number: number) => `log:${number}` as Position

/** What runReactor counts on, whatever the memory is made of. `open` gives the same memory again after `close`. */
export async function reactorMemoryContract(
  t: Test,
  make: (t: Test) => { open(): ReactorMemory<Ask>; close(memory: ReactorMemory<Ask>): void },
): Promise<void> {
  await t.test(
    'what is due comes in the order of its time, at most as much as was asked for, and stays until it is settled',
    async (t) => {
      const memory = make(t).open()
      memory.save([add('b', at(2)), add('a', at(1)), add('c', at(3)), add('now', '')], position(1))
      const ids = (now: string, limit = 10) => memory.due(now, limit).map(({ commandId }) => commandId)
      t.same(ids(at(2)), ['now', 'a', 'b'])
      t.same(ids(at(2), 2), ['now', 'a'])
      t.same(memory.due(at(1), 2)[1], pending('a', at(1)))
      memory.save(
        [
          { kind: 'settle', commandId: 'now' },
          { kind: 'settle', commandId: 'a' },
        ],
        null,
      )
      t.same(ids(at(9)), ['b', 'c'])
      t.equal(memory.nextWakeAt(), at(2))
    },
  )

  await t.test('a key holds one command: a later one replaces it, and a call ends it', async (t) => {
    const memory = make(t).open()
    memory.save(
      [add('first', at(1), 'deadline'), add('other', at(1), 'another'), add('second', at(2), 'deadline')],
      position(1),
    )
    t.same(
      memory.due(at(9), 10).map(({ commandId }) => commandId),
      ['other', 'second'],
    )
    memory.save(
      [
        { kind: 'callOff', key: 'deadline' },
        { kind: 'callOff', key: 'unheard of' },
      ],
      position(2),
    )
    t.same(
      memory.due(at(9), 10).map(({ commandId }) => commandId),
      ['other'],
    )
  })

  await t.test('what is postponed waits, and what is settled already is not revived by it', async (t) => {
    const memory = make(t).open()
    memory.save([add('a', at(1))], position(1))
    memory.save(
      [
        { kind: 'postpone', commandId: 'a', wakeAt: at(5) },
        { kind: 'postpone', commandId: 'gone', wakeAt: at(1) },
      ],
      null,
    )
    t.same(memory.due(at(4), 10), [])
    t.same(memory.due(at(5), 10), [pending('a', at(5))])
    t.equal(memory.checkpoint(), position(1), 'and the checkpoint stays where it was')
  })

  await t.test('everything outlives the process, and nothing a clearing', async (t) => {
    const { open, close } = make(t)
    const memory = open()
    t.equal(memory.checkpoint(), null)
    t.equal(memory.nextWakeAt(), null)
    memory.save([add('a', at(1), 'key')], position(7))
    close(memory)
    const again = open()
    t.equal(again.checkpoint(), position(7))
    t.same(again.due(at(1), 10), [pending('a', at(1), 'key')])
    again.clear()
    t.equal(again.checkpoint(), null)
    t.equal(again.nextWakeAt(), null)
  })
}
