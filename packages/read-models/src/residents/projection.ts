import type { ResidentEvent } from '@wubu/domain'
import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { rowTable } from '../row-table.ts'
import { idIn, RowMissing, sealedText, typed } from '../typed-event.ts'
import type { PersonalIndex } from './personal-index.ts'

/** A resident; personal fields are sealed, as JSON, and null once erased. */
export interface ResidentRow {
  readonly id: string
  readonly status: 'known' | 'erased'
  readonly name: string | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string | null
  readonly note: string | null
  readonly phoneIndex: string | null
  readonly idNumberIndex: string | null
}

const table = rowTable<ResidentRow>({
  table: 'resident',
  key: 'id',
  columns: ['id', 'status', 'name', 'phone', 'idNumber', 'address', 'note', 'phoneIndex', 'idNumberIndex'],
})

const nothing = { name: null, phone: null, idNumber: null, address: null, note: null }

/** Without an index (no keys at hand) nobody is found by phone or ID number. */
export function residentsProjection(index: PersonalIndex | null): RowProjection<ResidentRow> {
  const profile = (data: Record<keyof typeof nothing, unknown>) => ({
    name: sealedText(data.name),
    phone: sealedText(data.phone),
    idNumber: sealedText(data.idNumber),
    address: sealedText(data.address),
    note: sealedText(data.note),
    phoneIndex: index?.ofSealed('phone', data.phone) ?? null,
    idNumberIndex: index?.ofSealed('idNumber', data.idNumber) ?? null,
  })
  return {
    name: 'residents',
    version: 1,
    schema: `CREATE TABLE resident (
      id TEXT NOT NULL UNIQUE, status TEXT, name TEXT, phone TEXT, idNumber TEXT, address TEXT, note TEXT,
      phoneIndex TEXT, idNumberIndex TEXT
    );`,
    indexes: `
      CREATE INDEX residentByPhone ON resident (phoneIndex) WHERE phoneIndex IS NOT NULL;
      CREATE INDEX residentByIdNumber ON resident (idNumberIndex) WHERE idNumberIndex IS NOT NULL;
    `,
    handles: [
      'ResidentRegistered',
      'ResidentProfileChanged',
      'PersonalDataErased',
    ] satisfies readonly ResidentEvent['type'][],
    ignores: othersThan('resident'),
    rowPerStream: true,
    keyOf: ({ stream }) => idIn(stream, 'resident-'),
    load: table.load,
    save: table.save,
    apply(row, decoded) {
      const event = typed<ResidentEvent>(decoded)
      if (event.type === 'ResidentRegistered') {
        return { id: event.data.residentId, status: 'known', ...profile(event.data) }
      }
      if (!row) throw new RowMissing(decoded)
      if (event.type === 'ResidentProfileChanged') return { ...row, ...profile(event.data) }
      return { ...row, status: 'erased', ...nothing, phoneIndex: null, idNumberIndex: null }
    },
  }
}
