import { generateKeySync, type KeyObject } from 'node:crypto'
import { KeyErased, type KeyStore } from '@wubu/engine'

/** Keys that live as long as the test; those of nodes that share a log have the same installation key. */
export function openMemoryKeyStore(installationKey: KeyObject = newKey()): KeyStore {
  const keys = new Map<string, KeyObject | null>()
  return {
    installationKey,
    async ensure(keyId, brought) {
      const key = keys.get(keyId)
      if (key === null) throw new KeyErased(keyId)
      if (key) return key
      const made = brought ?? newKey()
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
