import { createHash, createHmac, type KeyObject } from 'node:crypto'
import { uuid5In } from '@wubu/engine'

/** All ids of Wubu that are made of names. Never changed: ids of stored events depend on it. */
const idOf = uuid5In('6f0a2f6e-9d0c-5b6b-8a53-3f1f0c8d2b75')

/** The namespace of an account's Idempotency-Keys. */
export function accountNamespace(accountId: string): string {
  return idOf(`account ${accountId}`)
}

/** uuid5(account, Idempotency-Key). */
export function commandIdOf(accountNamespace: string, idempotencyKey: string): string {
  return uuid5In(accountNamespace)(idempotencyKey)
}

/** The id of what a command creates, or of a further command that it entails: the same for every retry. */
export function derivedId(commandId: string, what: string): string {
  return uuid5In(commandId)(what)
}

/** The requests that a source's own numbers stand for: each exists once, whoever registers or imports it and how often. */
export function requestIdsOfSource(system: string): (reference: string) => string {
  return uuid5In(idOf(`request/${system}`))
}

/** 32 hex digits, from the login name in lower case: unique, and not to be found by trying names without the key. */
export function accountIdOf(loginName: string, installationKey: KeyObject): string {
  const name = loginName.trim().normalize('NFKC').toLowerCase()
  return createHmac('sha256', installationKey).update(`account\n${name}`).digest('hex').slice(0, 32)
}

/** Only the hash of a token is stored: whoever reads the log can't sign in. */
export function sessionStreamOf(token: string): string {
  return `session-${createHash('sha256').update(token).digest('hex')}`
}

export const streamOf = {
  request: (id: string) => `request-${id}`,
  resident: (id: string) => `resident-${id}`,
  account: (id: string) => `account-${id}`,
  item: (code: string) => `item-${code}`,
  place: (id: string) => `place-${id}`,
  unit: (id: string) => `unit-${id}`,
  calendar: (year: number) => `calendar-${year}`,
  meeting: (id: string) => `meeting-${id}`,
  post: (id: string) => `post-${id}`,
  rating: (id: string) => `rating-${id}`,
  routing: 'routing-rules',
  imports: 'imports-all',
  assessment: (year: number) => `assessment-${year}`,
} as const
