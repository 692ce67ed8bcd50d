import { createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's own default. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

let nobody: Promise<string> | null = null

/**
 * The hash that is stored. The salt is derived from the command's id, which no other command has, so that a retry gives
 * the same hash and is known as one.
 */
export function hashPassword(password: string, commandId: string, installationKey: KeyObject): Promise<string> {
  const salt = createHmac('sha256', installationKey).update(`password-salt\n${commandId}`).digest().subarray(0, 16)
  return hash(password.normalize('NFKC'), { ...parameters, salt })
}

/** Takes the same time where there is no such account (`stored` is null) as where the password is wrong. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hash(randomBytes(32), parameters)
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return matches && stored !== null
}
