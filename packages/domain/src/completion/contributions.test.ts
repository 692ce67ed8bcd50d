import assert from 'node:assert/strict'
import { completionReference, type LoggedRequestEvent, requestLogs } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { contributions, plus } from './contributions.ts'
import { type CellView, cellValues, dimensions } from './dimensions.ts'
import { evolveFacts, noFacts, type RequestFacts } from './facts.ts'
import { noSums, type Sums, sumsAt } from './figures.ts'
import { cellOf, standingAt } from './standing.ts'

const view: CellView = {
  timeZone: 'Asia/Shanghai',
  placePath: (id) => ({ community: 'community-1', grid: id.startsWith('grid') ? id : null }),
}

const instants = (log: readonly LoggedRequestEvent[]) =>
  log.flatMap(({ event }) => (event.type === 'DeadlineSet' ? [event.occurredAt, event.data.dueAt] : [event.occurredAt]))

/** A log with an instant: one at which something happens (or just before), or any other. */
const logAndInstant = requestLogs().chain((log) => {
  const exact = [...new Set(instants(log)), '2026-03-02T02:00:00.000Z']
  const instant = fc.oneof(
    fc.constantFrom(...exact),
    fc.constantFrom(...exact).map((at) => new Date(Date.parse(at) - 1).toISOString()),
    fc
      .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  )
  return fc.tuple(fc.constant(log), instant)
})

function factsOf(log: readonly LoggedRequestEvent[]): readonly RequestFacts[] {
  const requests = Map.groupBy(log, (one) => one.requestId)
  return [...requests.values()].map((own) => own.reduce((facts, { event }) => evolveFacts(facts, event), noFacts))
}

function added(cells: Map<string, Sums>, key: string, sums: Sums, times = 1): void {
  cells.set(key, plus(cells.get(key) ?? noSums, sums, times))
}

function withoutEmpty(cells: ReadonlyMap<string, Sums>) {
  return Object.fromEntries([...cells].filter(([, sums]) => Object.values(sums).some((sum) => sum !== 0)).toSorted())
}

function reference(log: readonly LoggedRequestEvent[], at: string) {
  const cells = completionReference(log, at, dimensions, view)
  return withoutEmpty(new Map([...cells].map(([key, { sums }]) => [key, sums])))
}

t.test('the sum of the contributions up to an instant is what replaying every request up to it counts', async () => {
  fc.assert(
    fc.property(logAndInstant, ([log, at]) => {
      const cells = new Map<string, Sums>()
      for (const { cell, from, measure, delta } of factsOf(log).flatMap(contributions)) {
        if (from > Date.parse(at)) continue
        const key = JSON.stringify(Object.values(cellValues(cell, dimensions, view)))
        added(cells, key, { ...noSums, [measure]: delta })
      }
      assert.deepEqual(withoutEmpty(cells), reference(log, at))
    }),
    { numRuns: 400, verbose: 1 },
  )
})

t.test('how a request stands at an instant is what replaying it up to then says', async () => {
  fc.assert(
    fc.property(logAndInstant, ([log, at]) => {
      const cells = new Map<string, Sums>()
      for (const facts of factsOf(log)) {
        const standing = standingAt(facts, Date.parse(at))
        const cell = cellOf(standing)
        if (!cell) continue
        added(
          cells,
          JSON.stringify(Object.values(cellValues(cell, dimensions, view))),
          sumsAt(standing, Date.parse(at)),
        )
      }
      assert.deepEqual(withoutEmpty(cells), reference(log, at))
    }),
    { numRuns: 200, verbose: 1 },
  )
})

t.test('facts survive being stored as JSON', async () => {
  fc.assert(
    fc.property(requestLogs(), (log) => {
      const facts = factsOf(log)
      assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts)
    }),
    { numRuns: 50, verbose: 1 },
  )
})
