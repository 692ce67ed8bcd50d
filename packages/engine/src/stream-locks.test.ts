import t from 'tap'
import { StreamLocks } from './stream-locks.ts'

t.test('work on one stream', async (t) => {
  t.test('is done one after the other, in the order of arrival, whatever fails', async (t) => {
    const locks = new StreamLocks()
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      steps.push(`${name} ends`)
      if (name === 'b') throw new Error(name)
      return name
    }
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((name) => locks.run('s', work(name))))
    t.match(settled, [{ value: 'a' }, { reason: { message: 'b' } }, { value: 'c' }])
    t.same(steps, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })
  t.test('does not wait for that on another', async (t) => {
    const locks = new StreamLocks()
    const free = Promise.withResolvers<void>()
    const waiting = locks.run('s', () => free.promise)
    t.equal(await locks.run('other', async () => 'done'), 'done')
    free.resolve()
    await waiting
  })
})
