import { createHmac } from 'node:crypto'
import { isSealed, type KeyStore, openFields } from '@wubu/engine'

/** What a resident can be found by. */
export type IndexedField = 'phone' | 'idNumber'

/** Makes personal fields findable without storing them: equal values have equal digests, under the installation's key. */
export interface PersonalIndex {
  /** For a query. */
  ofPlain(field: IndexedField, value: string): string | null
  /** For a row; null where nothing was said, or the key is erased. */
  ofSealed(field: IndexedField, sealed: unknown): string | null
}

export function personalIndex(keys: KeyStore): PersonalIndex {
  // a key of its own: digests of commands are made with the installation's
  const key = createHmac('sha256', keys.installationKey).update('wubu read-model index').digest()
  const ofPlain = (field: IndexedField, value: string): string | null => {
    const normal = normalise(field, value)
    return normal === '' ? null : createHmac('sha256', key).update(`${field}\n${normal}`).digest('base64url')
  }
  return {
    ofPlain,
    ofSealed(field, sealed) {
      if (!isSealed(sealed)) return null
      const { value } = openFields({ value: sealed }, keys)
      return typeof value === 'string' ? ofPlain(field, value) : null
    },
  }
}

/** As differently as people write the same: spaces and hyphens, +86 before a number, a small x at an ID number's end. */
function normalise(field: IndexedField, value: string): string {
  const plain = value.normalize('NFKC').replaceAll(/[\s()-]/g, '')
  return field === 'phone' ? plain.replace(/^(\+86|0086)/, '') : plain.toUpperCase()
}
