/** A process that registers residents as fast as it can: a key for each, then an event that needs it. Until it is killed. */
import { randomUUID } from 'node:crypto'
import { toJsonText } from '@wubu/engine'
import { openFileKeyStore } from '../src/file-key-store.ts'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'

const [, , dir = ''] = process.argv
const store = openSqliteEventStore({ dir })
const keys = openFileKeyStore({ dir })

async function register() {
  const keyId = randomUUID()
  await keys.ensure(keyId)
  const [data, metadata] = [toJsonText({ keyId }), toJsonText({ commandHash: keyId })]
  const event = { type: 'ResidentRegistered', schemaVersion: 1, data, metadata, commandHash: keyId }
  await store.append(
    `resident-${keyId}`,
    'noStream',
    [0, 1].map((index) => ({ ...event, id: `${keyId}-${index}` })),
  )
}

async function registerOn() {
  for (let count = 0; ; count += 1) {
    await register()
    if (count === 50) process.send?.('busy')
  }
}

process.on('disconnect', () => process.exit())
// two alone: a key and its event then fit between the two copies of a backup, where a wrong order would show
await Promise.all(Array.from({ length: 2 }, registerOn))
