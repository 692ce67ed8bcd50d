import assert from 'node:assert/strict'
import type { DatabaseSync } from 'node:sqlite'
import {
  type Dimension,
  dimensions,
  evolveFacts,
  type Figures,
  figureNames,
  figureParts,
  figuresOf,
  noFacts,
  noSums,
  plus,
} from '@wubu/domain'
import { completionReference, type LoggedRequestEvent, requestLogs } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { completionCases } from '../src/completion/cases-query.ts'
import { cubes } from '../src/completion/cubes.ts'
import { completionFigures } from '../src/completion/figures-query.ts'
import { dump } from '../src/database.ts'
import { figuresOfLog, view } from './completion-log.ts'

const seed = Date.now() % 2 ** 31
t.comment(`seed ${seed}`)
const runs = { seed, numRuns: 120 }

const instant = (epochMs: number) => new Date(epochMs).toISOString()

/** Instants at which something happens or falls due, just before that, and any other. */
function instants(log: readonly LoggedRequestEvent[]): fc.Arbitrary<string> {
  const exact = log.flatMap(({ event }) =>
    event.type === 'DeadlineSet' ? [event.occurredAt, event.data.dueAt] : [event.occurredAt],
  )
  const some = fc.constantFrom(...exact, '2026-03-02T02:00:00.000Z')
  const around = some.map((at) => instant(Date.parse(at) - 1))
  const any = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-01-01') }).map(instant)
  return fc.oneof(some, around, any)
}

const by: fc.Arbitrary<Dimension[]> = fc.oneof(
  fc.subarray([...dimensions], { maxLength: 2 }),
  fc.subarray([...dimensions], { maxLength: 4 }),
  fc.constant<Dimension[]>(['unit', 'month']),
)

const date = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom('2026-01-01', '2026-03-01', '2026-03-31', '2026-02-28'),
  fc.integer({ min: Date.parse('2025-12-01'), max: Date.parse('2026-12-01') }).map((at) => instant(at).slice(0, 10)),
)

const cuts = fc.array(fc.nat({ max: 150 }), { maxLength: 40 })

const onDemand = cubes.flatMap(({ number, onDemand }) => (onDemand ? [number] : []))
/** Cubes that somebody asked for early. */
const kept = fc.oneof(fc.constant(onDemand), fc.subarray(onDemand))

const questions = requestLogs().chain((log) =>
  fc.record({ log: fc.constant(log), at: instants(log), by, from: date, to: date, cuts, kept }),
)

function bounds({ from, to }: { from: string | undefined; to: string | undefined }) {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** What replaying every request gives, within the dates of acceptance. */
function expected(log: readonly LoggedRequestEvent[], at: string, asked: Dimension[], from = '0', to = '9') {
  const withDay = completionReference(log, at, [...asked, 'day'], view)
  const groups = new Map<string, typeof noSums>()
  let total = noSums
  for (const { cell, sums } of withDay.values()) {
    const day = cell.day ?? ''
    if (day < from || day > to) continue
    const key = JSON.stringify(asked.map((dimension) => cell[dimension]))
    groups.set(key, plus(groups.get(key) ?? noSums, sums))
    total = plus(total, sums)
  }
  const cells = [...groups].map(([key, sums]) => [key, figuresOf(sums)] as const)
  return { rows: Object.fromEntries(asked.length === 0 ? [] : cells), total: { figures: figuresOf(total) } }
}

function answered(db: DatabaseSync, query: Parameters<typeof completionFigures>[1]) {
  const { rows, total } = completionFigures(db, query)
  const cells = rows.map(({ cell, figures }) => [JSON.stringify(query.by.map((one) => cell[one])), figures] as const)
  assert.equal(new Set(cells.map(([key]) => key)).size, rows.length, 'every cell comes once')
  return { rows: Object.fromEntries(cells), total }
}

t.test('the figures are what replaying every request gives, however they are cut and the log was batched', async () => {
  fc.assert(
    fc.property(questions, ({ log, at, by, from, to, cuts, kept }) => {
      const db = figuresOfLog(log, cuts, kept)
      assert.deepEqual(answered(db, { by, at, ...bounds({ from, to }) }), expected(log, at, by, from, to))
    }),
    runs,
  )
})

t.test('the cells add up to the total, and each is what asking for it alone gives', async () => {
  const numbers = (figures: Figures) =>
    figureNames.flatMap((name) => [figures[name].numerator, figures[name].denominator])
  fc.assert(
    fc.property(questions, ({ log, at, by, from, to }) => {
      fc.pre(by.length > 0)
      const db = figuresOfLog(log)
      const { rows, total } = completionFigures(db, { by, at, ...bounds({ from, to }) })
      const sums = rows.map(({ figures }) => numbers(figures))
      assert.deepEqual(
        numbers(total.figures).map((_, index) => sums.reduce((sum, row) => sum + (row[index] ?? 0), 0)),
        numbers(total.figures),
      )
      for (const { cell, figures } of rows) {
        const alone = completionFigures(db, { by: [], at, filters: cell, ...bounds({ from, to }) })
        assert.deepEqual(alone.total.figures, figures)
      }
    }),
    runs,
  )
})

t.test('the first rows of a ranking are those with the most, and say how many cells there are', async () => {
  const order = fc.constantFrom('accepted' as const, 'overdue' as const)
  fc.assert(
    fc.property(questions, order, fc.integer({ min: 1, max: 6 }), ({ log, at, by }, order, limit) => {
      fc.pre(by.length > 0)
      const db = figuresOfLog(log)
      const numberOf = ({ figures }: { figures: Figures }) =>
        order === 'accepted' ? figures.completedOfAccepted.denominator : figures.overdueOfDue.numerator
      const whole = completionFigures(db, { by, at })
      const ranked = completionFigures(db, { by, at, order, limit })
      const expected = whole.rows.toSorted((one, other) => numberOf(other) - numberOf(one)).slice(0, limit)
      assert.deepEqual(ranked.rows, expected, 'equal ones by their values')
      assert.equal(ranked.cells, whole.rows.length)
      assert.deepEqual(ranked.total, whole.total)
    }),
    runs,
  )
})

t.test('every part of every figure opens to as many requests as it says', async () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 3 }), ({ log, at, by, from, to }, limit) => {
      const db = figuresOfLog(log)
      const { rows, total } = completionFigures(db, { by, at, ...bounds({ from, to }) })
      for (const { cell, figures } of [...rows, { cell: {}, figures: total.figures }]) {
        for (const figure of figureNames) {
          for (const part of figureParts) {
            const ids = allCases(db, { cell, figure, part, at, limit, ...bounds({ from, to }) })
            const { numerator, denominator } = figures[figure]
            const said = { numerator, denominator, remainder: denominator - numerator }[part]
            assert.equal(ids.length, said, `${part} of ${figure}`)
            assert.equal(new Set(ids).size, ids.length)
          }
        }
      }
    }),
    { ...runs, numRuns: 40 },
  )
})

function allCases(db: DatabaseSync, query: Parameters<typeof completionCases>[1]): readonly string[] {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: ReturnType<typeof completionCases> = completionCases(db, {
      ...query,
      ...(cursor !== null && { cursor }),
    })
    assert.ok(page.cases.length <= (query.limit ?? 100))
    ids.push(...page.cases.map((one) => one.requestId))
    cursor = page.cursor
  } while (cursor !== null)
  return ids
}

t.test('tables built in one go are those that grew event by event', async () => {
  fc.assert(
    fc.property(requestLogs(), cuts, kept, (log, cuts, kept) => {
      const rebuilt = dump(figuresOfLog(log, [], kept))
      assert.deepEqual(dump(figuresOfLog(log, cuts, kept)), rebuilt)
      assert.deepEqual(dump(figuresOfLog(log, [...log.keys()], kept)), rebuilt)
    }),
    runs,
  )
})

t.test('what an earlier position of the log knew is what replaying it up to there gives, with its cases', async () => {
  const asked = questions.chain((question) =>
    fc.record({ question: fc.constant(question), known: fc.nat({ max: question.log.length }), far: fc.boolean() }),
  )
  fc.assert(
    fc.property(asked, ({ question: { log, at, by, from, to, cuts }, known, far }) => {
      const db = figuresOfLog(log, cuts)
      const query = { at, ...bounds({ from, to }), known: earlierFacts(log, known, far ? null : at) }
      assert.deepEqual(answered(db, { by, ...query }), expected(log.slice(0, known), at, by, from, to))
      const { rows, total } = completionFigures(db, { by, ...query })
      for (const { cell, figures } of [...rows, { cell: {}, figures: total.figures }]) {
        const part = { figure: 'overdueOfDue', part: 'denominator' } as const
        const ids = allCases(db, { cell, ...part, limit: 1, ...query })
        assert.equal(ids.length, figures.overdueOfDue.denominator)
        assert.equal(new Set(ids).size, ids.length)
      }
    }),
    runs,
  )
})

/** Of requests written to after `known`; of all of them, or of those to which anything happened by an instant. */
function earlierFacts(log: readonly LoggedRequestEvent[], known: number, until: string | null) {
  const since = log.slice(known).filter(({ event }) => until === null || event.occurredAt <= until)
  const facts = new Map(since.map(({ requestId }) => [requestId, noFacts]))
  for (const { requestId, event } of log.slice(0, known)) {
    const before = facts.get(requestId)
    if (before) facts.set(requestId, evolveFacts(before, event))
  }
  return { facts, timeZone: view.timeZone }
}
