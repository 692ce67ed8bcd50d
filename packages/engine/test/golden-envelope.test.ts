import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { decodeEvent, type KeyStore, openEvent, type StoredEvent, verifyStream } from '../src/index.ts'
import { counterDecider } from './counter.ts'

interface GoldenEnvelope {
  readonly installationKey: string
  readonly residentId: string
  readonly residentKey: string
  readonly opened: readonly object[]
  readonly events: readonly StoredEvent[]
}

const golden: GoldenEnvelope = JSON.parse(readFileSync(new URL('./golden-envelope.json', import.meta.url), 'utf8'))
const secret = (hex: string): KeyObject => createSecretKey(Buffer.from(hex, 'hex'))
const keys: KeyStore = {
  installationKey: secret(golden.installationKey),
  get: (keyId) => (keyId === golden.residentId ? secret(golden.residentKey) : null),
  ensure: () => Promise.reject(new Error('nothing is written here')),
  erase: () => Promise.reject(new Error('nothing is written here')),
  close: () => Promise.resolve(),
}

t.test('bytes that were stored by the first version', async (t) => {
  t.test('still verify', async (t) => t.equal(verifyStream(golden.events), null))
  t.test('still open to what was said', async (t) => {
    const opened = golden.events.map((one) => openEvent(decodeEvent(one, counterDecider.events), keys).data)
    t.same(opened, golden.opened)
  })
  t.test('have the fields of the envelope in their order', async (t) => {
    for (const { metadata } of golden.events) {
      t.same(Object.keys(JSON.parse(metadata)), [
        'commandId',
        'commandHash',
        'correlationId',
        'causationId',
        'actor',
        'occurredAt',
        'recordedAt',
        'machine',
        'from',
        'to',
        'prevHash',
        'hash',
      ])
    }
  })
})
