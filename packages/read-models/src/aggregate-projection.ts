import type { NewEvent, Recorded } from '@wubu/domain/decider'
import type { DecodedEvent } from '@wubu/engine'
import { othersThan } from './catalogues.ts'
import type { RowMemory, RowProjection } from './projection.ts'
import type { RowTable } from './row-table.ts'
import { idIn, RowMissing, typed } from './typed-event.ts'

export interface AggregateProjectionOptions<Row, E extends NewEvent> {
  readonly name: string
  readonly version: number
  readonly aggregate: Parameters<typeof othersThan>[0]
  readonly handles: readonly E['type'][]
  readonly schema: string
  readonly table: RowTable<Row>
  /** The row after an event, or null where there can't be one. */
  evolve(row: Row | null, event: Recorded<E>): Row | null
  readonly memory?: RowMemory<Row>
}

/** A read model of one row per aggregate, which is the aggregate's own state or a part of it. */
export function aggregateProjection<Row extends object, E extends NewEvent>(
  options: AggregateProjectionOptions<Row, E>,
): RowProjection<Row> {
  const { name, version, aggregate, handles, schema, table, evolve, memory } = options
  return {
    name,
    version,
    schema,
    handles,
    ignores: othersThan(aggregate),
    rowPerStream: true,
    keyOf: ({ stream }: DecodedEvent) => idIn(stream, `${aggregate}-`),
    load: table.load,
    save: table.save,
    apply(row, event) {
      const after = evolve(row ?? null, recorded<E>(event))
      if (after === null) throw new RowMissing(event)
      return after
    },
    ...(memory && { memory }),
  }
}

export function recorded<E extends NewEvent>(event: DecodedEvent): Recorded<E> {
  const { occurredAt, recordedAt, actor, to } = event.metadata
  return { ...typed<E>(event), occurredAt, recordedAt, actor, to }
}
