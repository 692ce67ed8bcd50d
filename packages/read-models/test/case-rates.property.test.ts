import assert from 'node:assert/strict'
import type { DatabaseSync } from 'node:sqlite'
import { type RateName, type Rates, rateDefinitions, rateNames, workCalendar } from '@wubu/domain'
import { requestLogs } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { dump } from '../src/database.ts'
import type { CaseCell, CaseDimension } from '../src/figures/cells.ts'
import type { EarlierCases } from '../src/figures/earlier-cases.ts'
import { exitCases, exitCounts } from '../src/figures/exits-query.ts'
import { caseRates, caseThings } from '../src/figures/rates-query.ts'
import { returnsBy } from '../src/figures/returns-query.ts'
import { handlingTimes } from '../src/figures/times-query.ts'
import { casesOfLog, earlierCasesOf } from './case-log.ts'
import { type Recounted, recountThings } from './case-recount.ts'
import { view } from './completion-log.ts'

const seed = Date.now() % 2 ** 31
t.comment(`seed ${seed}`)

const { timeZone } = view
const recounting = { placePath: view.placePath, calendar: workCalendar(timeZone, []) }
const cuts = fc.array(fc.nat({ max: 150 }), { maxLength: 20 })
const dimensions: readonly CaseDimension[] = [
  'unit',
  'item',
  'community',
  'channel',
  'window',
  'kind',
  'month',
  'worker',
]

const questions = requestLogs().chain((log) => {
  const exact = log.flatMap(({ event }) =>
    event.type === 'DeadlineSet' ? [event.occurredAt, event.data.dueAt] : [event.occurredAt],
  )
  const some = fc.constantFrom(...exact, '2026-03-02T02:00:00.000Z')
  const before = some.map((at) => new Date(Date.parse(at) - 1).toISOString())
  const at = fc.oneof(some, before, fc.constant('2027-06-01T00:00:00.000Z'))
  return fc.record({ log: fc.constant(log), at, by: fc.subarray([...dimensions], { maxLength: 3 }), cuts })
})

const part = (rates: Rates, name: RateName) => [rates[name]?.numerator, rates[name]?.denominator]
const sum = (things: readonly Recounted[], measure: string) =>
  things.reduce((total, { counts }) => total + (counts[measure] ?? 0), 0)

/** Numerator and denominator of every rate. */
function partsOf(things: readonly Recounted[]) {
  return rateNames.map((name) => [sum(things, rateDefinitions[name].top), sum(things, rateDefinitions[name].bottom)])
}

t.test('the rates are what counting in the raw histories gives, at any instant and however they are cut', async () => {
  fc.assert(
    fc.property(questions, ({ log, at, by, cuts }) => {
      const things = recountThings(log, { at, ...recounting })
      const { rows, total } = caseRates(casesOfLog(log, cuts), { names: rateNames, by, at, timeZone })
      assert.deepEqual(
        rateNames.map((name) => part(total.rates, name)),
        partsOf(things),
      )
      const cells = Map.groupBy(things, ({ cell }) => JSON.stringify(by.map((one) => cell[one])))
      const counted = (parts: readonly (readonly unknown[])[]) => parts.flat().some((one) => one !== 0)
      const expected = [...cells].map(([key, own]) => [key, partsOf(own)] as const).filter(([, own]) => counted(own))
      const found = rows
        .map(({ cell, rates }) => {
          return [JSON.stringify(by.map((one) => cell[one])), rateNames.map((name) => part(rates, name))] as const
        })
        .filter(([, own]) => counted(own))
      assert.deepEqual(Object.fromEntries(found), by.length === 0 ? {} : Object.fromEntries(expected))
    }),
    { seed, numRuns: 150 },
  )
})

t.test('every part of every rate opens to what it counts, and nothing else', async () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 3 }), ({ log, at, by }, limit) => {
      const db = casesOfLog(log)
      const { rows, total } = caseRates(db, { names: rateNames, by, at, timeZone })
      for (const { cell, rates } of [...rows, { cell: {}, rates: total.rates }]) {
        for (const name of rateNames) {
          for (const which of ['numerator', 'denominator'] as const) {
            const things = opened(db, name, which, { at, filters: cell, limit })
            assert.equal(things, rates[name]?.[which], `${which} of ${name} in ${JSON.stringify(cell)}`)
          }
        }
      }
    }),
    { seed, numRuns: 40 },
  )
})

function opened(
  db: DatabaseSync,
  name: RateName,
  which: 'numerator' | 'denominator',
  query: { at: string; filters: CaseCell; limit: number; known?: EarlierCases },
): number {
  let sum = 0
  let cursor: string | null = null
  do {
    const page: ReturnType<typeof caseThings> = caseThings(db, {
      ...{ ...query, name, part: which, timeZone },
      ...(cursor !== null && { cursor }),
    })
    sum += page.things.reduce((total, { counts }) => total + counts, 0)
    cursor = page.cursor
  } while (cursor !== null)
  return sum
}

t.test(
  'what an earlier position of the log knew is what counting in the histories up to there gives, with its cases',
  async () => {
    const asked = questions.chain((question) =>
      fc.record({ question: fc.constant(question), known: fc.nat({ max: question.log.length }), far: fc.boolean() }),
    )
    fc.assert(
      fc.property(asked, ({ question: { log, at, by }, known: held, far }) => {
        const db = casesOfLog(log)
        const known = earlierCasesOf(log, held, far ? null : at)
        const { rows, total } = caseRates(db, { names: rateNames, by, at, timeZone, known })
        const replayed = caseRates(casesOfLog(log.slice(0, held)), { names: rateNames, by, at, timeZone })
        assert.deepEqual({ rows, total }, replayed)
        assert.deepEqual(
          rateNames.map((name) => part(total.rates, name)),
          partsOf(recountThings(log.slice(0, held), { at, ...recounting })),
        )
        for (const { cell, rates } of [...rows, { cell: {}, rates: total.rates }]) {
          for (const name of ['returnedOfDispatched', 'evaluatedOfDue'] as const) {
            const things = opened(db, name, 'denominator', { at, filters: cell, limit: 1, known })
            assert.equal(things, rates[name]?.denominator, `${name} in ${JSON.stringify(cell)}`)
          }
        }
      }),
      { seed, numRuns: 100 },
    )
  },
)

t.test('so it is with times, returns and what was registered and left', async () => {
  const asked = questions.chain((question) =>
    fc.record({ question: fc.constant(question), known: fc.nat({ max: question.log.length }), far: fc.boolean() }),
  )
  fc.assert(
    fc.property(asked, ({ question: { log, at, by }, known: held, far }) => {
      const [db, replayed] = [casesOfLog(log), casesOfLog(log.slice(0, held))]
      const asked = { at, timeZone }
      const then = { ...asked, known: earlierCasesOf(log, held, far ? null : at) }
      assert.deepEqual(handlingTimes(db, { ...then, by }), handlingTimes(replayed, { ...asked, by }))
      assert.deepEqual(returnsBy(db, then), returnsBy(replayed, asked))
      assert.deepEqual(exitCounts(db, { ...then, by }), exitCounts(replayed, { ...asked, by }))
      const { cases } = exitCases(db, { ...then, exit: 'registered', limit: 1_000 })
      assert.deepEqual(cases, exitCases(replayed, { ...asked, exit: 'registered', limit: 1_000 }).cases)
    }),
    { seed, numRuns: 60 },
  )
})

t.test('rows built in one go are those that grew event by event', async () => {
  fc.assert(
    fc.property(requestLogs(), cuts, (log, cuts) => {
      const rebuilt = dump(casesOfLog(log)).figureCase
      assert.deepEqual(dump(casesOfLog(log, cuts)).figureCase, rebuilt)
      assert.deepEqual(dump(casesOfLog(log, [...log.keys()])).figureCase, rebuilt)
    }),
    { seed, numRuns: 60 },
  )
})
