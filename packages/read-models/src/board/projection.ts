import { type RequestEvent, requestEvents } from '@wubu/domain'
import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { rowTable } from '../row-table.ts'
import { idIn, RowMissing, sealedText, typed } from '../typed-event.ts'

/** 挂牌销号: a request as it was hung up last. Instants are ISO 8601 in UTC; `reason` and `finding` are sealed, as JSON. */
export interface BoardRow {
  readonly requestId: string
  readonly unit: string
  /** The account that answers for it. */
  readonly answerable: string | null
  readonly dueAt: string
  readonly hungUpAt: string
  readonly hungUpBy: string
  readonly reason: string | null
  readonly crossedOffAt: string | null
  readonly crossedOffBy: string | null
  readonly finding: string | null
}

export const boardTable = rowTable<BoardRow>({
  table: 'boardTask',
  key: 'requestId',
  columns: [
    'requestId',
    'unit',
    'answerable',
    'dueAt',
    'hungUpAt',
    'hungUpBy',
    'reason',
    'crossedOffAt',
    'crossedOffBy',
    'finding',
  ],
})

const handles = ['TaskHungUp', 'TaskCrossedOff'] as const
const isHandled = (type: string) => handles.some((one) => one === type)

/** A table of its own: few requests are ever hung up, and all others need not be written for it. */
export const boardTasks: RowProjection<BoardRow> = {
  name: 'board',
  version: 1,
  schema: `
    CREATE TABLE boardTask (
      requestId TEXT NOT NULL PRIMARY KEY, unit TEXT, answerable TEXT, dueAt TEXT, hungUpAt TEXT, hungUpBy TEXT, reason TEXT,
      crossedOffAt TEXT, crossedOffBy TEXT, finding TEXT
    );
  `,
  indexes: `
    CREATE INDEX boardTaskByDue ON boardTask (dueAt, requestId);
    CREATE INDEX boardTaskByUnit ON boardTask (unit, dueAt, requestId);
  `,
  handles,
  ignores: [...Object.keys(requestEvents).filter((type) => !isHandled(type)), ...othersThan('request')],
  keyOf: ({ stream }) => idIn(stream, 'request-'),
  load: boardTable.load,
  save: boardTable.save,
  apply(row, decoded) {
    const event = typed<Extract<RequestEvent, { type: (typeof handles)[number] }>>(decoded)
    const { occurredAt, actor } = event.metadata
    if (event.type === 'TaskHungUp') {
      const { unit, answerable, dueAt, reason } = event.data
      return {
        requestId: idIn(event.stream, 'request-') ?? event.stream,
        ...{ unit, answerable, dueAt, hungUpAt: occurredAt, hungUpBy: actor.id, reason: sealedText(reason) },
        ...{ crossedOffAt: null, crossedOffBy: null, finding: null },
      }
    }
    if (!row) throw new RowMissing(decoded)
    return { ...row, crossedOffAt: occurredAt, crossedOffBy: actor.id, finding: sealedText(event.data.finding) }
  },
}
