/** A process that writes groups of appends, each after the one before was answered. */
import { toJsonText } from '@wubu/engine'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'

const [, , dir = '', groups = '', appends = ''] = process.argv
const store = openSqliteEventStore({ dir })
for (let group = 0; group < Number(groups); group += 1) {
  const answers = Array.from({ length: Number(appends) }, (_, index) => {
    const [id, metadata] = [`${group}-${index}`, toJsonText({ commandHash: 'h' })]
    const event = {
      id,
      type: 'ThingHappened',
      schemaVersion: 1,
      data: toJsonText({ index }),
      metadata,
      commandHash: 'h',
    }
    return store.append(`s-${id}`, 'noStream', [event])
  })
  await Promise.all(answers)
}
await store.close()
