import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** Crockford's base 32, as in the receipt number. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbols = 8

/** 查询码: what the resident proves with that the receipt is theirs. 40 bits of an HMAC, so nothing of it needs to be stored. */
export function progressCode(requestId: string, installationKey: KeyObject): string {
  const digest = createHmac('sha256', installationKey).update(`progress-code\n${requestId}`).digest()
  let code = ''
  let bits = digest.readUIntBE(0, 5)
  for (let index = 0; index < symbols; index += 1) {
    code = alphabet.charAt(bits % 32) + code
    bits = Math.floor(bits / 32)
  }
  return code
}

/** In constant time, whatever was typed: case, blanks and hyphens don't matter, O is 0, I and L are 1. */
export function isProgressCode(typed: string, requestId: string, installationKey: KeyObject): boolean {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const given = Buffer.alloc(symbols)
  given.write(plain.slice(0, symbols), 'latin1')
  const matches = timingSafeEqual(given, Buffer.from(progressCode(requestId, installationKey), 'latin1'))
  return matches && plain.length === symbols
}
