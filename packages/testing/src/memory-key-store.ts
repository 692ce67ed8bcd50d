import { generateKeySync, type KeyObject } from 'node:crypto'
import { KeyErased, type KeyStore } from '@wubu/engine'

/** Keys that live as long as the test. */
export function openMemoryKeyStore(): KeyStore {
  const keys = new Map<string, KeyObject | null>()
  return {
    installationKey: newKey(),
    async ensure(keyId) {
      const key = keys.get(keyId)
      if (key === null) throw new KeyErased(keyId)
      if (key) return key
      const made = newKey()
      keys.set(keyId, made)
      return made
    },
    get: (keyId) => keys.get(keyId) ?? null,
    async erase(keyId) {
      keys.set(keyId, null)
    },
    close: () => Promise.resolve(),
  }
}

function newKey(): KeyObject {
  return generateKeySync('hmac', { length: 256 })
}
