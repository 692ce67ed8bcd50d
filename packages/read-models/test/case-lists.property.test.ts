import assert from 'node:assert/strict'
import { distributionOf, requestDecider, workCalendar } from '@wubu/domain'
import { type LoggedRequestEvent, play, requestCommand, requestLogs, staff } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { exitCases, exitCounts } from '../src/figures/exits-query.ts'
import { caseRates } from '../src/figures/rates-query.ts'
import { returnCases, returnsBy } from '../src/figures/returns-query.ts'
import { handlingTimeCases, handlingTimes } from '../src/figures/times-query.ts'
import { risingTrends, trendCases } from '../src/figures/trends-query.ts'
import { evaluationsOfWorker } from '../src/figures/worker-query.ts'
import { casesOfLog } from './case-log.ts'
import { recountThings } from './case-recount.ts'
import { view } from './completion-log.ts'

const seed = Date.now() % 2 ** 31
t.comment(`seed ${seed}`)

const { timeZone } = view
const recounting = { placePath: view.placePath, calendar: workCalendar(timeZone, []) }
const questions = requestLogs().chain((log) => {
  const exact = log.map(({ event }) => event.occurredAt)
  const at = fc.oneof(fc.constantFrom(...exact, '2026-03-02T02:00:00.000Z'), fc.constant('2027-06-01T00:00:00.000Z'))
  return fc.record({ log: fc.constant(log), at })
})

/** Each request's events up to an instant, in the order in which they happened. */
function pasts(log: readonly LoggedRequestEvent[], at: string) {
  return [...Map.groupBy(log, (one) => one.requestId).entries()].map(([requestId, own]) => {
    const past = own.map(({ event }) => event).filter((event) => event.occurredAt <= at)
    return { requestId, past: past.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt)) }
  })
}

t.test('what left is what the last word in the raw history says', async () => {
  const ways: Readonly<Record<string, string>> = {
    ...{ RequestMerged: 'merged', RequestDeclined: 'declined', RequestWithdrawn: 'withdrawn' },
    ...{ RequestReopened: '', MergeUndone: '' },
  }
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const expected: Record<string, number> = { registered: 0, merged: 0, declined: 0, withdrawn: 0 }
      for (const { past } of pasts(log, at)) {
        if (!past.some(({ type }) => type === 'RequestRegistered')) continue
        expected.registered = (expected.registered ?? 0) + 1
        const way = ways[past.findLast(({ type }) => type in ways)?.type ?? '']
        if (way) expected[way] = (expected[way] ?? 0) + 1
      }
      const db = casesOfLog(log)
      assert.deepEqual(exitCounts(db, { by: [], at, timeZone }).total.counts, expected)
      for (const exit of ['merged', 'declined', 'withdrawn'] as const) {
        assert.equal(exitCases(db, { exit, at, timeZone }).cases.length, expected[exit])
      }
    }),
    { seed, numRuns: 60 },
  )
})

t.test('returns by unit and reason add up to those that the rate counts, and charge what the events say', async () => {
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const { rows, bounced, total } = returnsBy(casesOfLog(log), { at, timeZone })
      const things = recountThings(log, { at, ...recounting }).filter(({ counts }) => counts.returned === 1)
      const counted = new Set(things.map(({ requestId }) => requestId))
      const raw = log.flatMap(({ requestId, event }) =>
        event.type === 'AssignmentReturned' && event.occurredAt <= at && counted.has(requestId) ? [event.data] : [],
      )
      const minutes = raw.reduce((sum, { heldMinutes }) => sum + heldMinutes, 0)
      assert.deepEqual(total, { returned: things.length, minutes, requests: counted.size })
      assert.equal(
        rows.reduce((sum, { returned }) => sum + returned, 0),
        raw.length,
      )
      for (const { unit, reason, returned } of rows) {
        assert.equal(returned, raw.filter((one) => one.unit === unit && one.reason === reason).length)
      }
      assert.equal(
        bounced.reduce((sum, { times, requests }) => sum + times * requests, 0),
        raw.length,
      )
    }),
    { seed, numRuns: 60 },
  )
})

t.test('the distribution of working time is of as many as are complete, exact in every cell', async () => {
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const { rows, total } = handlingTimes(casesOfLog(log), { by: ['item'], at, timeZone })
      assert.equal(
        rows.reduce((sum, { minutes }) => sum + minutes.count, 0),
        total.minutes.count,
      )
      assert.equal(
        rows.reduce((sum, { minutes }) => sum + minutes.sum, 0),
        total.minutes.sum,
      )
      const limited = recountThings(log, { at, ...recounting }).filter(
        ({ counts }) => counts.limitMinutes !== undefined,
      )
      assert.ok(total.minutes.count >= limited.length)
    }),
    { seed, numRuns: 60 },
  )
})

t.test('median and 90th percentile are by nearest rank', async (t) => {
  t.match(distributionOf([]), { count: 0, mean: null, median: null, p90: null })
  t.match(distributionOf([10, 2, 30, 4]), { count: 4, sum: 46, mean: 11.5, median: 4, p90: 30 })
  t.match(distributionOf(Array.from({ length: 10 }, (_, n) => n + 1)), { median: 5, p90: 9 })
})

/** Requests registered on these local days, at noon. */
function registeredOn(days: readonly string[]): readonly LoggedRequestEvent[] {
  return days.flatMap((day, n) => {
    const requestId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const told = { channel: 'hotline' as const, item: 'road-repair', place: 'grid-1', unit: 'street-1' }
    const unknown = { address: null, description: null, dueAt: null, completedAt: null }
    const source = { system: 'test', reference: `${n}` }
    const data = { ...told, ...unknown, source, requestId, openedAt: `${day}T04:00:00.000Z` }
    const { events } = play(requestDecider, requestCommand('import-request', data, staff.importer))
    return events.map((event, revision) => ({ requestId, revision, event }))
  })
}

t.test('a trend counts the same weekdays of eight weeks and opens to what it counts', async (t) => {
  const day = '2026-03-01'
  const before = (weeks: number, days = 0) =>
    new Date(Date.parse(`${day}T00:00:00.000Z`) - (weeks * 7 + days) * 86_400_000).toISOString().slice(0, 10)
  const weeks = Array.from({ length: 8 }, (_, n) => before(n + 1))
  const others = [before(1, 1), before(3, 4), before(9), before(0, 1)]
  const db = casesOfLog(registeredOn([...weeks, ...weeks, ...others, ...Array.from({ length: 12 }, () => day)]))
  const asked = { day, days: 1, of: 'community', at: '2026-03-05T00:00:00.000Z', timeZone } as const
  const cell = { item: 'road-repair', place: 'community-1' }
  t.match(risingTrends(db, asked), { complete: true, tested: 1, rising: [{ ...cell, current: 12, before: 16 }] })
  t.equal(trendCases(db, { ...asked, ...cell }).cases.length, 12)
  t.match(risingTrends(db, { ...asked, at: '2026-03-01T03:59:59.999Z' }).rising, [], 'nobody had asked by then')
  const calm = risingTrends(db, { ...asked, day: before(1) })
  t.match(calm, { complete: false, rising: [] })
})

/** All pages of two requests each. */
function allPages<T>(
  page: (cursor: { cursor?: string }) => { things: readonly T[]; cursor: string | null },
): readonly T[] {
  const found: T[] = []
  let cursor: string | null = null
  do {
    const one: { things: readonly T[]; cursor: string | null } = page(cursor === null ? {} : { cursor })
    found.push(...one.things)
    cursor = one.cursor
  } while (cursor !== null)
  return found
}

t.test('every row of returns and of bounced requests opens to as many returns, with the minutes it says', async () => {
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const db = casesOfLog(log)
      const { rows, bounced, total } = returnsBy(db, { at, timeZone })
      const casesOf = (asked: Partial<Parameters<typeof returnCases>[1]>) =>
        allPages((cursor) => returnCases(db, { at, timeZone, limit: 2, ...asked, ...cursor }))
      for (const { unit, reason, returned, minutes } of rows) {
        const cases = casesOf({ filters: { unit }, reason })
        assert.equal(cases.length, returned)
        assert.equal(sumOf(cases), minutes)
      }
      for (const { times, requests } of bounced) {
        const cases = casesOf({ times })
        assert.equal(cases.length, times * requests)
        assert.equal(new Set(cases.map((one) => one.requestId)).size, requests)
      }
      const all = casesOf({})
      assert.deepEqual([all.length, sumOf(all)], [total.returned, total.minutes])
      assert.equal(new Set(all.map((one) => `${one.requestId} ${one.assignmentId}`)).size, all.length)
    }),
    { seed, numRuns: 60 },
  )
})

t.test('every distribution of counted time opens to the requests that it is made of', async () => {
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const db = casesOfLog(log)
      const { rows, total } = handlingTimes(db, { by: ['unit', 'month'], at, timeZone })
      for (const { cell, minutes } of [...rows, { cell: {}, minutes: total.minutes }]) {
        const cases = allPages((cursor) => handlingTimeCases(db, { at, timeZone, filters: cell, limit: 2, ...cursor }))
        assert.deepEqual(distributionOf(cases.map((one) => one.minutes)), minutes)
        assert.equal(new Set(cases.map((one) => one.requestId)).size, cases.length)
      }
    }),
    { seed, numRuns: 60 },
  )
})

t.test('what every worker is told of their evaluations is what the rates by worker count', async () => {
  const names = ['satisfiedOfEvaluated', 'evaluatedOfDue'] as const
  fc.assert(
    fc.property(questions, ({ log, at }) => {
      const db = casesOfLog(log)
      for (const { cell, rates } of caseRates(db, { at, timeZone, names, by: ['worker'] }).rows) {
        const { worker } = cell
        if (worker == null) continue
        const told = allPages((cursor) => evaluationsOfWorker(db, { at, timeZone, worker, limit: 2, ...cursor }))
        const given = told.filter(({ level }) => level !== null)
        assert.equal(told.length, rates.evaluatedOfDue?.denominator)
        assert.equal(given.length, rates.evaluatedOfDue?.numerator)
        assert.equal(given.filter(({ level }) => (level ?? 0) >= 3).length, rates.satisfiedOfEvaluated?.numerator)
      }
    }),
    { seed, numRuns: 60 },
  )
})

function sumOf(cases: readonly { readonly minutes: number }[]): number {
  return cases.reduce((sum, { minutes }) => sum + minutes, 0)
}
