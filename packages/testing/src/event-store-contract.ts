import type { Test } from 'tap'
import { appendContract } from './event-store-contract-append.ts'
import { payloadContract } from './event-store-contract-payload.ts'
import { readContract } from './event-store-contract-read.ts'
import { subscribeContract } from './event-store-contract-subscribe.ts'
import type { OpenEventStore } from './event-store-contract-tools.ts'

/** What every adapter of the event store port has to keep, run unchanged against each of them. */
export async function eventStoreContract(t: Test, open: OpenEventStore): Promise<void> {
  await t.test('appending', (t) => appendContract(t, open))
  await t.test('payloads', (t) => payloadContract(t, open))
  await t.test('reading', (t) => readContract(t, open))
  await t.test('subscribing', (t) => subscribeContract(t, open))
}
