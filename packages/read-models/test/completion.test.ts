import type { DatabaseSync } from 'node:sqlite'
import type { Dimension } from '@wubu/domain'
import { requestDecider } from '@wubu/domain'
import { type LoggedRequestEvent, play, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { completionCases } from '../src/completion/cases-query.ts'
import { type Column, room } from '../src/completion/cubes.ts'
import { completionFigures } from '../src/completion/figures-query.ts'
import { cubeWanted } from '../src/completion/kept-cubes.ts'
import { DimensionFull, namesOf } from '../src/completion/names.ts'
import { dump } from '../src/database.ts'
import { InvalidCursor } from '../src/errors.ts'
import { arrayRows } from '../src/statements.ts'
import { figuresOfLog, runnerOver } from './completion-log.ts'

interface Row {
  readonly openedAt: string
  readonly dueAt?: string
  readonly completedAt?: string
  readonly unit?: string
  readonly item?: string
  readonly place?: string | null
}

const requestId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A log of requests that were imported, one after the other. */
function imported(...rows: readonly Row[]): readonly LoggedRequestEvent[] {
  return rows.flatMap(({ openedAt, dueAt = null, completedAt = null, unit = 'civil-affairs', ...row }, n) => {
    const { item = 'road-repair', place = 'grid-1' } = row
    const source = { system: 'test', reference: `${n}` }
    const told = { channel: 'hotline' as const, source, item, place, unit, address: null, description: null }
    const data = { ...told, requestId: requestId(n), openedAt, dueAt, completedAt }
    const { events } = play(requestDecider, requestCommand('import-request', data, staff.importer))
    return events.map((event, revision) => ({ requestId: requestId(n), revision, event }))
  })
}

const figures = (db: DatabaseSync, at: string, by: Dimension[] = []) => completionFigures(db, { by, at })

t.test('a busy hour is exact to the millisecond, early in it and late', async (t) => {
  const second = (n: number) => new Date(Date.parse('2026-03-02T01:00:00.000Z') + n * 1000).toISOString()
  const db = figuresOfLog(imported(...Array.from({ length: 900 }, (_, n) => ({ openedAt: second(n) }))), [300, 1700])
  for (const n of [0, 1, 150, 449, 700, 898]) {
    t.equal(figures(db, second(n)).total.figures.completedOfAccepted.denominator, n + 1)
  }
  t.equal(figures(db, '2026-03-02T00:59:59.999Z').total.figures.completedOfAccepted.denominator, 0)
})

t.test('what nobody asked for has no cube, until somebody did and for good', async (t) => {
  const at = '2026-03-01T00:00:00.000Z'
  const { db, apply, keep } = runnerOver()
  const log = imported({ openedAt: '2026-02-02T01:00:00.000Z' }, { openedAt: '2026-02-03T01:00:00.000Z' })
  apply(log.slice(0, 2))
  const asked = { by: ['item', 'channel'] as const, at }
  t.equal(cubeWanted(db, { by: ['unit', 'month'], at }), null, 'is always there')
  t.equal(cubeWanted(db, { by: ['unit', 'item', 'grid'], at }), null, 'no cube has it')
  const wanted = cubeWanted(db, asked)
  keep(wanted ?? -1)
  t.equal(cubeWanted(db, asked), null)
  const rows = () => arrayRows(db, 'SELECT count(*) FROM completionCube')[0]?.[0]
  const before = rows()
  keep(wanted ?? -1)
  t.equal(rows(), before, 'asked for twice, built once')
  apply(log.slice(2), 2)
  t.equal(completionFigures(db, asked).total.figures.completedOfAccepted.denominator, 2)
})

t.test('a mistyped year does no harm to the others', async (t) => {
  const openedAt = '2026-02-02T01:00:00.000Z'
  const db = figuresOfLog(
    imported({ openedAt: '1900-01-01T00:00:00.000Z' }, { openedAt, dueAt: '2959-01-01T00:00:00.000Z' }, { openedAt }),
  )
  t.equal(figures(db, '1950-01-01T00:00:00.000Z').total.figures.completedOfAccepted.denominator, 1)
  t.match(figures(db, '2026-03-01T00:00:00.000Z', ['month']).rows, [
    { cell: { month: '1970-01' }, figures: { completedOfAccepted: { denominator: 1 } } },
    { cell: { month: '2026-02' }, figures: { completedOfAccepted: { denominator: 2 } } },
  ])
})

t.test('cells come by their values, and those without one last', async (t) => {
  const openedAt = '2026-02-02T01:00:00.000Z'
  const db = figuresOfLog(
    imported(
      { openedAt, place: null },
      { openedAt, unit: 'street-1' },
      { openedAt },
      { openedAt, place: 'community-1' },
    ),
  )
  const units = figures(db, openedAt, ['unit', 'grid']).rows.map(({ cell }) => [cell.unit, cell.grid])
  t.strictSame(units, [
    ['civil-affairs', 'grid-1'],
    ['civil-affairs', null],
    ['street-1', 'grid-1'],
  ])
  t.strictSame(
    figures(db, openedAt, ['community']).rows.map(({ cell }) => cell.community),
    ['community-1', null],
  )
})

t.test('a filter for what there is none of finds nothing, null finds those without one', async (t) => {
  const openedAt = '2026-02-02T01:00:00.000Z'
  const db = figuresOfLog(imported({ openedAt, place: null }, { openedAt }))
  const accepted = (filters: Parameters<typeof completionFigures>[1]['filters'] = {}) =>
    completionFigures(db, { by: ['item'], at: openedAt, filters }).total.figures.completedOfAccepted.denominator
  t.equal(accepted(), 2)
  t.equal(accepted({ community: null }), 1)
  t.equal(accepted({ unit: 'nobody' }), 0)
  t.equal(accepted({ month: '2026-02', unit: 'civil-affairs' }), 2)
  t.equal(accepted({ quarter: '2026-Q2' }), 0)
})

t.test('cases say what puts them where they count, page by page', async (t) => {
  const db = figuresOfLog(
    imported(
      {
        openedAt: '2026-01-05T01:00:00.000Z',
        dueAt: '2026-01-09T01:00:00.000Z',
        completedAt: '2026-01-12T01:00:00.000Z',
      },
      {
        openedAt: '2026-01-06T01:00:00.000Z',
        dueAt: '2026-01-09T01:00:00.000Z',
        completedAt: '2026-01-07T01:00:00.000Z',
      },
      { openedAt: '2026-01-07T01:00:00.000Z', dueAt: '2026-01-09T01:00:00.000Z', unit: 'street-1' },
      { openedAt: '2026-01-08T01:00:00.000Z', dueAt: '2026-03-09T01:00:00.000Z' },
    ),
  )
  const asked = { figure: 'overdueOfDue', part: 'numerator', limit: 1 } as const
  const first = completionCases(db, { ...asked, at: '2026-01-11T00:00:00.000Z' })
  t.match(first.cases, [
    { requestId: requestId(0), unit: 'civil-affairs', dueAt: '2026-01-09T01:00:00.000Z', completedAt: null },
  ])
  const second = completionCases(db, { ...asked, at: '2026-01-11T00:00:00.000Z', cursor: first.cursor ?? '' })
  t.match(second, { cases: [{ requestId: requestId(2) }], cursor: null })
  const cell = { unit: 'street-1', month: '2026-01' }
  t.match(completionCases(db, { ...asked, cell, at: '2026-01-11T00:00:00.000Z' }).cases, [{ requestId: requestId(2) }])
  t.throws(() => completionCases(db, { ...asked, at: '2026-01-11T00:00:00.000Z', cursor: 'x' }), InvalidCursor)
})

t.test('a cell outside of what a filter allows opens to nothing', async (t) => {
  const db = figuresOfLog(imported({ openedAt: '2026-01-05T01:00:00.000Z' }))
  const asked = { figure: 'completedOfAccepted', part: 'denominator', at: '2026-02-01T00:00:00.000Z' } as const
  const filters = { unit: 'street-1' }
  t.strictSame(completionCases(db, { ...asked, cell: { unit: 'civil-affairs' }, filters }).cases, [])
  t.equal(completionCases(db, { ...asked, cell: { unit: 'civil-affairs' } }).cases.length, 1)
})

t.test('a batch that could not be saved leaves no numbers behind', async (t) => {
  const openedAt = '2026-02-02T01:00:00.000Z'
  const log = imported({ openedAt }, { openedAt, unit: 'street-1', item: 'pension-certificate', place: 'grid-2' })
  let full = false
  const { db, apply } = runnerOver((save) => (database, changes) => {
    save(database, changes)
    if (full) throw Object.assign(new Error('disk full'), { errcode: 13 })
  })
  apply(log.slice(0, 3))
  full = true
  t.throws(() => apply(log.slice(3), 3), { message: 'disk full' })
  full = false
  apply(log.slice(3, 5), 3)
  apply(log.slice(5), 5)
  t.strictSame(dump(db).completionName, dump(figuresOfLog(log)).completionName)
  t.strictSame(dump(db).completionCube, dump(figuresOfLog(log)).completionCube)
})

t.test('a dimension with more values than a key has room for is refused, not mixed up', async (t) => {
  const names = namesOf(figuresOfLog([]))
  const column: Column = 'kind'
  for (let n = 1; n < room[column]; n += 1) t.equal(names.add(column, `kind-${n}`), n)
  t.throws(() => names.add(column, 'one too many'), DimensionFull)
})
