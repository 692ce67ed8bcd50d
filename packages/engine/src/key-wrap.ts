import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Wraps keys with the installation's key: nonce, sealed key and tag in one, bound to the key's id. */
export class KeyWrap {
  readonly #wrappingKey: KeyObject

  constructor(installationKey: Buffer) {
    // the installation's key also seals and hashes elsewhere: one key for each use
    this.#wrappingKey = createSecretKey(Buffer.from(hkdfSync('sha256', installationKey, '', 'wubu: wrap keys', 32)))
  }

  wrap(keyId: string, key: Buffer): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv(algorithm, this.#wrappingKey, nonce)
    cipher.setAAD(Buffer.from(keyId))
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  }

  /** Throws where it was wrapped with another installation's key, for another id, or was changed. */
  unwrap(keyId: string, wrapped: Uint8Array): Buffer {
    const decipher = createDecipheriv(algorithm, this.#wrappingKey, wrapped.subarray(0, nonceBytes))
    decipher.setAAD(Buffer.from(keyId))
    decipher.setAuthTag(wrapped.subarray(-tagBytes))
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes, -tagBytes)), decipher.final()])
  }
}
