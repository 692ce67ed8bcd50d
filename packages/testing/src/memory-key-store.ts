import { randomBytes } from 'node:crypto'
import { KeyErased, type KeyStore } from '@wubu/engine'

/** Keys that live as long as the test. */
export function openMemoryKeyStore(): KeyStore {
  const keys = new Map<string, Buffer | null>()
  return {
    installationKey: randomBytes(32),
    async ensure(keyId) {
      const key = keys.get(keyId)
      if (key === null) throw new KeyErased(keyId)
      if (key) return key
      const made = randomBytes(32)
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
