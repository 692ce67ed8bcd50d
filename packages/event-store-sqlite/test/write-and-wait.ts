/** A process that writes 100 events to the folder it is told, says so, and stays until its parent goes. */
import { toJsonText } from '@wubu/engine'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'

const [, , dir = ''] = process.argv
const store = openSqliteEventStore({ dir })
for (let index = 0; index < 100; index += 1) {
  const [id, metadata] = [`${index}`, toJsonText({ commandHash: 'h' })]
  const event = { id, type: 'ThingHappened', schemaVersion: 1, data: toJsonText({ index }), metadata, commandHash: 'h' }
  await store.append(`s${index % 7}`, index < 7 ? 'noStream' : Math.floor(index / 7) - 1, [event])
}
process.on('disconnect', () => process.exit())
process.send?.('written')
