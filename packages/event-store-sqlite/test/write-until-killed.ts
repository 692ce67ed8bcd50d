/** A process that writes to a data folder until it is killed, and tells each acknowledgement before it goes on. */
import { writeSync } from 'node:fs'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { batchOf, streamOf, streamsPerRun } from './kill-plan.ts'

const [, , dir = '', runText = ''] = process.argv
const run = Number(runText)
const store = openSqliteEventStore({ dir })

async function writeOn(stream: number) {
  let expected: number | 'noStream' = 'noStream'
  for (let n = 0; ; n += 1) {
    const result = await store.append(streamOf(run, stream), expected, batchOf(run, stream, n))
    if (result.outcome !== 'appended') throw new Error(JSON.stringify(result))
    // straight to the pipe: what is in a buffer of this process dies with it
    writeSync(1, `${stream} ${n} ${result.revision} ${result.position}\n`)
    expected = result.revision
  }
}

await Promise.all(Array.from({ length: streamsPerRun }, (_, stream) => writeOn(stream)))
