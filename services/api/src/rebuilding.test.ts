import t from 'tap'
import { Rebuilding } from './rebuilding.ts'

const now = () => '2026-03-02T02:00:00.000Z'

t.test('a rebuild', async (t) => {
  t.test('that failed says why, and another one can be begun', async (t) => {
    const work = Promise.withResolvers<void>()
    const rebuilding = new Rebuilding((report) => {
      report(7, 20)
      return work.promise
    }, now)
    t.equal(rebuilding.last(), null)
    t.equal(rebuilding.start(), true)
    t.equal(rebuilding.start(), false)
    t.match(rebuilding.last(), { state: 'running', read: 7, events: 20, endedAt: null })
    work.reject(new Error('disk full'))
    await rebuilding.stop()
    t.match(rebuilding.last(), { state: 'failed', read: 7, failure: 'disk full', endedAt: now() })
    t.equal(rebuilding.start(), true)
  })

  t.test('is given up when the node stops', async (t) => {
    const rebuilding = new Rebuilding(
      (_report, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      now,
    )
    rebuilding.start()
    await rebuilding.stop()
    t.equal(rebuilding.last()?.state, 'failed')
  })
})
