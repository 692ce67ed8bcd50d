import { createHmac } from 'node:crypto'
import { isSealed, type KeyStore, openFields } from '@wubu/engine'

/** What a resident can be found by: the whole name, the whole phone, its last four digits, the whole ID number. */
export const indexedFields = ['name', 'phone', 'phoneTail', 'idNumber'] as const
export type IndexedField = (typeof indexedFields)[number]

/** Makes personal fields findable without storing them: equal values have equal digests, under the installation's key. */
export interface PersonalIndex {
  /** For a query. */
  ofPlain(field: IndexedField, value: string): string | null
  /** For a row; null where nothing was said, or the key is erased. */
  ofProfile(sealed: Readonly<Record<'name' | 'phone' | 'idNumber', unknown>>): Digests
}

export type Digests = Readonly<Record<IndexedField, string | null>>

export function personalIndex(keys: KeyStore): PersonalIndex {
  // a key of its own: digests of commands are made with the installation's
  const key = createHmac('sha256', keys.installationKey).update('wubu read-model index').digest()
  const ofPlain = (field: IndexedField, value: string): string | null => {
    const normal = normalise[field](value)
    return normal === '' ? null : createHmac('sha256', key).update(`${field}\n${normal}`).digest('base64url')
  }
  return {
    ofPlain,
    ofProfile({ name, phone, idNumber }) {
      const given = Object.entries({ name, phone, idNumber }).filter(([, field]) => isSealed(field))
      const plain = openFields(Object.fromEntries(given), keys)
      const of = (field: IndexedField, value: unknown) => (typeof value === 'string' ? ofPlain(field, value) : null)
      return {
        name: of('name', plain.name),
        phone: of('phone', plain.phone),
        phoneTail: of('phoneTail', plain.phone),
        idNumber: of('idNumber', plain.idNumber),
      }
    },
  }
}

const compact = (value: string) => value.normalize('NFKC').replaceAll(/[\s()-]/g, '')

/** As differently as people write the same: spaces and hyphens, +86 before a number, a small x at an ID number's end. */
const normalise: Readonly<Record<IndexedField, (value: string) => string>> = {
  name: (value) =>
    value
      .normalize('NFKC')
      .replaceAll(/[\s·•]/g, '')
      .toLowerCase(),
  phone: (value) => compact(value).replace(/^(\+86|0086)/, ''),
  phoneTail: (value) => /[0-9]{4}$/.exec(compact(value))?.[0] ?? '',
  idNumber: (value) => compact(value).toUpperCase(),
}
