import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import type { Sealed } from './envelope.ts'

export const sealAlgorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

// one call for random bytes per field would cost more than the sealing
const pool = Buffer.allocUnsafe(nonceBytes * 1_024)
let used = pool.length

function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += nonceBytes
  return Buffer.from(pool.subarray(used - nonceBytes, used))
}

/** Seals a text. `keyId` is bound into the seal, so that it does not open as another resident's. */
export function seal(text: string, key: KeyObject, keyId: string | null): Sealed {
  const nonce = nextNonce()
  const cipher = createCipheriv(sealAlgorithm, key, nonce)
  cipher.setAAD(Buffer.from(keyId ?? ''))
  const body = cipher.update(text, 'utf8')
  cipher.final()
  return { sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64'), key: keyId }
}

/** The text, or null where the key does not open it. */
export function unseal(field: Sealed, key: KeyObject): string | null {
  const bytes = Buffer.from(field.sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv(sealAlgorithm, key, bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(field.key ?? ''))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const body = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  try {
    decipher.final()
  } catch (error) {
    // Node tells a wrong tag by this code alone; anything else is a bug
    if (error instanceof Error && error.message.includes('authenticate')) return null
    throw error
  }
  return body.toString('utf8')
}
