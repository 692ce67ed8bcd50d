import { type LogHead, type Verification, verifyLog } from '@wubu/engine'
import { CliError } from './cli-error.ts'
import { type LogPlace, openStoreToRead } from './open-log.ts'
import { startProgress } from './progress.ts'

/** Reads the whole log of a data folder, beside its writer. Throws CliError where a chain is broken, after naming each fault. */
export async function verified(place: LogPlace, against: LogHead | null = null): Promise<Verification> {
  const store = await openStoreToRead(place)
  const progress = startProgress('事件 events', null)
  try {
    const onProgress = (events: number) => progress.update(events)
    const found = await verifyLog(store, against ? { against, onProgress } : { onProgress })
    for (const { code, stream, revision, position, message } of found.faults) {
      const where = [stream, `revision ${revision}`, position ?? ''].filter((part) => part !== '').join(' ')
      process.stderr.write(`${code}: ${where}: ${message}\n`)
    }
    if (found.faults.length === 0) return found
    throw new CliError(
      'verification',
      `校验失败 ${place.dir}: ${found.faults.length} streams are not as they were written (above): restore a backup.`,
    )
  } finally {
    progress.stop()
    await store.close()
  }
}
