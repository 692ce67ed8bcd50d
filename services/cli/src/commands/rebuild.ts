import { join } from 'node:path'
import { readLogDescription } from '@wubu/engine'
import { createProjections, decode, rebuild } from '@wubu/read-models'
import { Command } from 'commander'
import { readModelsDir } from '../data-folder.ts'
import { interrupted, onInterrupt } from '../interruption.ts'
import { openLogToRead } from '../open-log.ts'
import { dataOption, type LogOptions, logOption, logPlace } from '../options.ts'
import { partThread } from '../part-thread.ts'
import { startProgress } from '../progress.ts'

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('从日志重建读模型,建成后替换 Build the read models anew from the log, beside those in use')
    .addOption(dataOption())
    .addOption(logOption())
    .action(rebuildReadModels)
}

async function rebuildReadModels(options: LogOptions): Promise<void> {
  const place = logPlace(options)
  const { store, keys } = await openLogToRead(place)
  const { signal, release } = onInterrupt()
  const progress = startProgress('事件 events', null)
  const start = performance.now()
  let events = 0
  try {
    const { timeZone } = await readLogDescription(store)
    const onProgress = (read: number) => {
      events = read
      progress.update(read)
    }
    const projections = createProjections({ timeZone, keys })
    const startPart = partThread({ ...place, timeZone })
    await rebuild({ store, dir: join(place.dir, readModelsDir), projections, decode, signal, onProgress, startPart })
  } catch (error) {
    throw signal.aborted ? interrupted() : error
  } finally {
    progress.stop()
    release()
    await store.close()
    await keys.close()
  }
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  process.stdout.write(`已重建 Rebuilt from ${events} 事件 events in ${seconds} s.\n`)
}
