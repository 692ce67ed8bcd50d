import { randomUUID } from 'node:crypto'
import t from 'tap'
import { PastCommands } from './past-commands.ts'

t.test('a command that was added is found with its revision, another one is not', async (t) => {
  const ids = Array.from({ length: 50 }, () => randomUUID())
  let commands = PastCommands.none
  for (const [index, id] of ids.entries()) commands = commands.with(id, 2 * index)
  t.same(
    ids.map((id) => commands.revisionsOf(id)),
    ids.map((_, index) => [2 * index]),
  )
  t.notOk(commands.has(randomUUID()))
})

t.test('versions that go on from the same one do not see each other', async (t) => {
  const [first, one, other] = [randomUUID(), randomUUID(), randomUUID()]
  const before = PastCommands.none.with(first, 0)
  const left = before.with(one, 1)
  const right = before.with(other, 1)
  t.same([left.has(first), left.has(one), left.has(other)], [true, true, false])
  t.same([right.has(first), right.has(one), right.has(other)], [true, false, true])
  t.same([before.has(one), before.has(other), PastCommands.none.has(first)], [false, false, false])
})
