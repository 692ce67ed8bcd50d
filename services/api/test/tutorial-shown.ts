import type { Client } from '@wubu/contract'
import { routes } from '@wubu/contract'
import type { Row } from './tutorial-page.ts'
import { codeIn, instantOf, localOf } from './tutorial-page.ts'

/** What the API shows of a request, in the columns of the tutorial's tables. */
type Params = { readonly id: string }

export async function timelineRows(client: Client, params: Params): Promise<readonly Row[]> {
  const { events } = await client.call(routes.getTimeline, { params })
  return events.map(({ revision, occurredAt, actor, type, data, to }) => [
    String(revision),
    localOf(occurredAt),
    actor.name?.replace('经办', '') ?? actor.id,
    type,
    pointsOf(data),
    to?.request ?? '',
  ])
}

/** What a reader looks for in an event; what is longer, such as notes and rules, is left out. */
const points = [
  'deadlineId',
  'extensionId',
  'assignmentId',
  'unit',
  'part',
  'kind',
  'handlingKind',
  'colour',
  'ground',
  'confirmation',
  'outcome',
  'method',
  'by',
  'dueAt',
  'heldMinutes',
  'round',
  'level',
  'solved',
  'evaluation',
] as const

function pointsOf(data: Readonly<Record<string, unknown>>): string {
  return points.flatMap((name) => pointOf(name, data[name]) ?? []).join(' ')
}

function pointOf(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (name === 'dueAt') return `→ ${localOf(String(value))}`
  if (name === 'heldMinutes') return `${value} min`
  if (name === 'solved') return value === true ? 'solved' : 'unsolved'
  if (name === 'level' || name === 'round') return `${name} ${value}`
  return typeof value === 'object' ? Object.values(value).join(' ') : String(value)
}

/** One row for each segment of each clock, those without any too. */
export async function ledgerRows(client: Client, params: Params): Promise<readonly Row[]> {
  const { clocks } = await client.call(routes.getClock, { params })
  return clocks.flatMap((clock) => {
    const { set, kind: name, assignmentId } = clock
    return clock.segments.map(({ kind, from, to, amount, revision, event }) => [
      set.deadlineId,
      assignmentId === null ? name : `${name} ${assignmentId}`,
      kind,
      localOf(from),
      localOf(to),
      String(amount),
      `${event} #${revision}`,
    ])
  })
}

/** How each clock ended: when it was due, ended, warned of and missed. */
export async function clockRows(client: Client, params: Params): Promise<readonly Row[]> {
  const { clocks } = await client.call(routes.getClock, { params })
  return clocks.map(({ set, kind, assignmentId, limit, ...clock }) => [
    set.deadlineId,
    assignmentId === null ? kind : `${kind} ${assignmentId}`,
    limit === null ? '–' : String(limit.amount),
    localOf(clock.countedFrom),
    localOf(clock.dueAt),
    localOf(clock.warnedAt),
    localOf(clock.missedAt),
    localOf(clock.endedAt),
  ])
}

/** What each part's unit is charged with, and the working time of the whole. */
export async function heldRows(client: Client, params: Params): Promise<readonly Row[]> {
  const { assignments } = await client.call(routes.getRequest, { params })
  const { countedMinutes } = await client.call(routes.getClock, { params })
  return [
    ...assignments.map(({ id, unit, state, heldMinutes }) => [id, unit, state, String(heldMinutes)]),
    ['办理时长', '–', '–', String(countedMinutes)],
  ]
}

const completion = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
  'overdueOfDue',
] as const

const rates = [
  'acknowledgedInTime',
  'returnedOfDispatched',
  'reopenedOfCompleted',
  'satisfiedOfEvaluated',
  'solvedOfEvaluated',
  'evaluatedOfDue',
  'aheadOfLimit',
] as const
type Rates = Partial<Record<(typeof rates)[number], { readonly numerator: number; readonly denominator: number }>>

/** The other rates as of an instant, in all and by unit. */
export async function rateRows(client: Client, at: string): Promise<readonly Row[]> {
  const { rows, total } = await client.call(routes.getFigures, { query: { at, by: 'unit' } })
  const shown = (of: Rates) => rates.map((name) => `${of[name]?.numerator}/${of[name]?.denominator}`)
  return [['合计 total', ...shown(total.rates)], ...rows.map(({ cell, rates }) => [cell.unit ?? '–', ...shown(rates)])]
}

/** The completion figures as of the instant that each row of the page names; of a log with this one request in it. */
export async function figureRows(client: Client, asked: readonly Row[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [at = ''] of asked) {
    const query = { at: instantOf(codeIn(at)), by: 'unit,month' }
    const { rows: cells, total } = await client.call(routes.getCompletion, { query })
    const [only] = cells.filter(({ figures }) => figures.completedOfAccepted.denominator > 0)
    const { figures } = only ?? total
    rows.push([
      at,
      only ? (only.cell.unit ?? '(未派 none)') : '–',
      only?.cell.month ?? '–',
      ...completion.map((name) => `${figures[name].numerator}/${figures[name].denominator}`),
    ])
  }
  return rows
}
