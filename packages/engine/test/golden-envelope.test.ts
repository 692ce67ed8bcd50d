import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { commandHashOf, encodeEvents } from '../src/encode.ts'
import { decodeEvent, type KeyStore, type Metadata, openEvent, type StoredEvent, verifyStream } from '../src/index.ts'
import { type Count, counterDecider } from './counter.ts'

interface GoldenEnvelope {
  readonly installationKey: string
  readonly residentId: string
  readonly residentKey: string
  readonly opened: readonly Count['data'][]
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

const missing: Count['data'] = { by: 0, note: 'missing', residentId: null }

function withoutNonces(event: Pick<StoredEvent, 'id' | 'type' | 'data' | 'metadata'> | undefined): string {
  const text = [event?.id, event?.type, event?.data, event?.metadata].join('\n')
  return text.replaceAll(/"sealed":"[^"]+"/g, '"sealed":""').replaceAll(/"hash":"[0-9a-f]{64}"/g, '"hash":""')
}

t.test('bytes that were stored by the first version', async (t) => {
  t.test('still verify', async (t) => t.equal(verifyStream(golden.events), null))
  t.test('still open to what was said', async (t) => {
    const opened = golden.events.map((one) => openEvent(decodeEvent(one, counterDecider.events), keys).data)
    t.same(opened, golden.opened)
  })
  t.test('are what the same commands are written as today, but for nonces and the hashes over them', async (t) => {
    let state = counterDecider.initial
    for (const [index, stored] of golden.events.entries()) {
      const metadata: Metadata = JSON.parse(stored.metadata)
      const { commandId, correlationId, causationId, actor, recordedAt: now, prevHash } = metadata
      const command: Count = { type: 'count', data: golden.opened[index] ?? missing, meta: { now, actor } }
      const decision = counterDecider.decide(command, state)
      if (!decision.accepted) return t.fail('refused')
      const key =
        stored.data.includes(golden.residentId) || state.residentId ? golden.residentKey : golden.installationKey
      const commandHash = commandHashOf(stored.stream, command, secret(key))
      const frame = { stream: stored.stream, commandId, commandHash, correlationId, causationId, actor, now }
      const end = { state, revision: stored.revision - 1, hash: prevHash }
      const written = encodeEvents(counterDecider, end, decision, frame, keys)
      t.equal(withoutNonces(written.events[0]), withoutNonces(stored), `revision ${stored.revision}`)
      state = written.end.state
    }
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
