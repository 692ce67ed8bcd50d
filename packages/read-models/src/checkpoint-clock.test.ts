import type { Position } from '@wubu/engine'
import t from 'tap'
import { CheckpointClock } from './checkpoint-clock.ts'

const at = (number: number) => `log:${number}` as Position

t.test('who waits for a position', async (t) => {
  t.test('is told once it is reached, and at once where it was', async (t) => {
    const clock = new CheckpointClock()
    const waiting = clock.waitFor(at(2), 60_000)
    clock.reached(at(1))
    clock.reached(at(3))
    t.ok(await waiting)
    t.ok(await clock.waitFor(at(3), 0))
  })
  t.test('is told when it waited long enough', async (t) => {
    t.notOk(await new CheckpointClock().waitFor(at(1), 1))
  })
})

t.test('an earlier position than before changes nothing', async (t) => {
  const clock = new CheckpointClock()
  clock.reached(at(5))
  clock.reached(at(4))
  clock.reached(null)
  t.equal(clock.now, at(5))
})
