import { join } from 'node:path'
import { partThread } from '@wubu/cli'
import { type EventStore, type Position, readLogDescription } from '@wubu/engine'
import { openFileKeyStore, openSqliteEventStoreReader } from '@wubu/event-store-sqlite'
import { createProjections, decode, rebuild } from '@wubu/read-models'
import { logFolder } from '../district/log-folder.ts'
import type { Bench, BenchContext, BenchResult } from '../harness/result.ts'
import { interleave, secondsOf, spreadNote, summaryOf } from '../harness/rounds.ts'

const pageSize = 1_000

export const rebuildBench: Bench = {
  name: 'rebuild',
  about: 'all read models anew from the log',
  run,
}

async function run(context: BenchContext): Promise<BenchResult> {
  const folder = await logFolder(context.quick ? 20_000 : 125_200, context.say)
  const store = openSqliteEventStoreReader({ dir: folder.dir })
  const keys = openFileKeyStore({ dir: folder.dir, readOnly: true })
  try {
    const { timeZone } = await readLogDescription(store)
    const startPart = partThread({ dir: folder.dir, timeZone })
    let events = await scan(store)
    context.say(`${context.rounds} rounds over ${events} events`)
    const rounds = await interleave(
      context.rounds,
      async () => {
        const seconds = await secondsOf(async () => {
          events = await scan(store)
        })
        return events / seconds
      },
      async (round) => {
        const dir = join(context.scratch, `read-models-${round}`)
        const projections = createProjections({ timeZone, keys })
        return events / (await secondsOf(() => rebuild({ store, dir, projections, decode, startPart })))
      },
    )
    return {
      rows: [
        {
          what: `events into all read models, ${folder.requests} requests`,
          unit: '/s',
          ...summaryOf(rounds),
          latency: null,
          limits: [{ of: 'ratio', kind: 'atLeast', value: 0.4 }],
        },
      ],
      notes: [`floor: the same events scanned and JSON-parsed; ${spreadNote(rounds)}`, `log: ${folder.made}`],
    }
  } finally {
    await store.close()
    await keys.close()
  }
}

/** Reads the whole log and parses every data and metadata; the number of events. */
async function scan(store: EventStore): Promise<number> {
  let events = 0
  let parsed = 0
  let position: Position | null = null
  for (let end = false; !end; ) {
    const page = await store.readAll(position, pageSize)
    for (const { data, metadata } of page.events) {
      // used, so that nothing may be left out
      if (JSON.parse(data) !== JSON.parse(metadata)) parsed += 1
    }
    events += page.events.length
    position = page.next
    end = page.end
  }
  if (parsed !== events) throw new Error('An event is its own metadata.')
  return events
}
