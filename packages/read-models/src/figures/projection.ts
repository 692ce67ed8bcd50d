import { type CaseEvent, type CaseFacts, caseEvents, evolveCase, noCase, requestEvents } from '@wubu/domain'
import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { rowTable } from '../row-table.ts'
import { idIn, typed } from '../typed-event.ts'

/** What the figures beyond the completion figures know of one request. */
export interface CaseRow extends CaseFacts {
  readonly id: string
  /** Epoch ms; null of a history that does not begin with its registration. */
  readonly registeredAt: number | null
}

const handles: readonly string[] = caseEvents

/** With a rowid: rows keyed by random ids alone would be written all over the file. */
const schema = `CREATE TABLE figureCase (
  id TEXT PRIMARY KEY, registeredAt INTEGER, parts TEXT NOT NULL, evaluations TEXT NOT NULL, course TEXT NOT NULL
) STRICT;`
const indexes = 'CREATE INDEX figureCaseByRegistration ON figureCase (registeredAt);'

const table = rowTable<CaseRow>({
  table: 'figureCase',
  key: 'id',
  columns: ['id', 'registeredAt', 'parts', 'evaluations', 'course'],
  json: ['parts', 'evaluations', 'course'],
})

/**
 * One row for each request, to be added up when it is asked for: cheap to write, and exact as of any instant. What it counts under is
 * told by the facts of the completion figures, so that both agree.
 */
export const figureCases: RowProjection<CaseRow> = {
  name: 'figure-cases',
  version: 1,
  schema,
  indexes,
  handles,
  ignores: [...Object.keys(requestEvents).filter((type) => !handles.includes(type)), ...othersThan('request')],
  rowPerStream: true,
  keyOf: ({ stream }) => idIn(stream, 'request-'),
  load: table.load,
  save: table.save,
  apply(row, decoded) {
    const before = row ?? { id: idIn(decoded.stream, 'request-') ?? decoded.stream, registeredAt: null, ...noCase }
    const event = typed<CaseEvent>(decoded)
    const facts = evolveCase(before, event)
    const registered =
      event.type === 'RequestRegistered' ? { registeredAt: Date.parse(event.metadata.occurredAt) } : null
    return facts === before && !registered ? before : { ...before, ...facts, ...registered }
  },
}
