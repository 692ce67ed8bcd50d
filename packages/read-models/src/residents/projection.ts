import type { ResidentEvent } from '@wubu/domain'
import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { rowTable } from '../row-table.ts'
import { idIn, RowMissing, sealedText, typed } from '../typed-event.ts'
import type { Digests, PersonalIndex } from './personal-index.ts'

/** A resident; personal fields are sealed, as JSON, and null once erased. */
export interface ResidentRow {
  readonly id: string
  readonly status: 'known' | 'erased'
  readonly name: string | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string | null
  readonly note: string | null
  readonly nameIndex: string | null
  readonly phoneIndex: string | null
  readonly phoneTailIndex: string | null
  readonly idNumberIndex: string | null
  /** 申请注销 that waits for another administrator: since when, by which account and why. */
  readonly erasureAskedAt: string | null
  readonly erasureAskedBy: string | null
  readonly erasureReason: string | null
}

const table = rowTable<ResidentRow>({
  table: 'resident',
  key: 'id',
  columns: [
    'id',
    'status',
    'name',
    'phone',
    'idNumber',
    'address',
    'note',
    'nameIndex',
    'phoneIndex',
    'phoneTailIndex',
    'idNumberIndex',
    'erasureAskedAt',
    'erasureAskedBy',
    'erasureReason',
  ],
})

const nothing = { name: null, phone: null, idNumber: null, address: null, note: null }
const notAsked = { erasureAskedAt: null, erasureAskedBy: null, erasureReason: null }
const notIndexed = { nameIndex: null, phoneIndex: null, phoneTailIndex: null, idNumberIndex: null }

/** Without an index (no keys at hand) nobody is found by what identifies them. */
export function residentsProjection(index: PersonalIndex | null): RowProjection<ResidentRow> {
  const profile = (data: Record<keyof typeof nothing, unknown>) => ({
    name: sealedText(data.name),
    phone: sealedText(data.phone),
    idNumber: sealedText(data.idNumber),
    address: sealedText(data.address),
    note: sealedText(data.note),
    ...(index ? indexed(index.ofProfile(data)) : notIndexed),
  })
  return {
    name: 'residents',
    version: 3,
    schema: `CREATE TABLE resident (
      id TEXT NOT NULL UNIQUE, status TEXT, name TEXT, phone TEXT, idNumber TEXT, address TEXT, note TEXT,
      nameIndex TEXT, phoneIndex TEXT, phoneTailIndex TEXT, idNumberIndex TEXT,
      erasureAskedAt TEXT, erasureAskedBy TEXT, erasureReason TEXT
    );`,
    indexes: `
      CREATE INDEX residentByName ON resident (nameIndex) WHERE nameIndex IS NOT NULL;
      CREATE INDEX residentByPhoneTail ON resident (phoneTailIndex) WHERE phoneTailIndex IS NOT NULL;
      CREATE INDEX residentByPhone ON resident (phoneIndex) WHERE phoneIndex IS NOT NULL;
      CREATE INDEX residentByIdNumber ON resident (idNumberIndex) WHERE idNumberIndex IS NOT NULL;
      CREATE INDEX residentToErase ON resident (erasureAskedAt) WHERE erasureAskedAt IS NOT NULL;
    `,
    handles: [
      'ResidentRegistered',
      'ResidentProfileChanged',
      'ErasureRequested',
      'ErasureRefused',
      'PersonalDataErased',
    ] satisfies readonly ResidentEvent['type'][],
    ignores: [...othersThan('resident'), 'ResidentLookedUp'],
    rowPerStream: true,
    keyOf: ({ stream }) => idIn(stream, 'resident-'),
    load: table.load,
    save: table.save,
    apply(row, decoded) {
      const event = typed<ResidentEvent>(decoded)
      if (event.type === 'ResidentRegistered') {
        return { id: event.data.residentId, status: 'known', ...profile(event.data), ...notAsked }
      }
      if (!row) throw new RowMissing(decoded)
      if (event.type === 'ResidentProfileChanged') return { ...row, ...profile(event.data) }
      if (event.type === 'ErasureRequested') {
        const { occurredAt: erasureAskedAt, actor } = event.metadata
        return { ...row, erasureAskedAt, erasureAskedBy: actor.id, erasureReason: event.data.reason }
      }
      if (event.type === 'ErasureRefused') return { ...row, ...notAsked }
      return { ...row, status: 'erased', ...nothing, ...notIndexed, ...notAsked }
    },
  }
}

function indexed({ name, phone, phoneTail, idNumber }: Digests): Record<keyof typeof notIndexed, string | null> {
  return { nameIndex: name, phoneIndex: phone, phoneTailIndex: phoneTail, idNumberIndex: idNumber }
}
