import type { DecodedEvent } from '@wubu/engine'
import type { RowProjection } from '../src/projection.ts'
import { rowTable } from '../src/row-table.ts'

export interface NoteRow {
  readonly id: string
  readonly text: string
  readonly count: number
}

const table = rowTable<NoteRow>({ table: 'note', key: 'id', columns: ['id', 'text', 'count'] })

/** A read model small enough to see through: it strings together what events of a stream say. */
export function notes(overrides: Partial<RowProjection<NoteRow>> = {}): RowProjection<NoteRow> {
  return {
    name: 'notes',
    version: 1,
    schema: "CREATE TABLE note (id TEXT NOT NULL UNIQUE, text TEXT CHECK (text NOT LIKE '%unsavable%'), count INTEGER)",
    indexes: 'CREATE INDEX noteByText ON note (text)',
    handles: ['Noted'],
    ignores: ['Ignored'],
    keyOf: ({ stream }: DecodedEvent) => stream,
    load: table.load,
    save: table.save,
    apply(row, { stream, data }) {
      if (data.text === 'bad') throw new Error('cannot read this')
      return { id: stream, text: `${row?.text ?? ''}${data.text}`, count: (row?.count ?? 0) + 1 }
    },
    ...overrides,
  }
}

export const noted = (stream: string, revision: number, text: string) => ({
  stream,
  revision,
  type: 'Noted',
  data: { text },
})
