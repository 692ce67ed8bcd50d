import { copyLog } from '@wubu/engine'
import { Command } from 'commander'
import { openToCopy, openToFill } from '../copy-ends.ts'
import { interrupted, onInterrupt } from '../interruption.ts'
import { logUrl } from '../log-url.ts'
import { dataOption, wholeNumber } from '../options.ts'
import { startProgress } from '../progress.ts'

interface Options {
  readonly from: string
  readonly to: string
  /** Where the installation key of a source on a server is. */
  readonly data: string
  readonly inFlight?: number
}

export function copyLogCommand(): Command {
  return new Command('copy-log')
    .description(
      '搬迁日志:事件、次序、标识、时间、哈希链与密钥原样复制,可续传,末尾校验 Move a log with its keys to the letter; resumable, verified at the end',
    )
    .requiredOption('--from <url>', '来源 source: sqlite:DIR or esdb://…')
    .requiredOption('--to <url>', '去向 target: sqlite:DIR or esdb://…')
    .addOption(dataOption())
    .option('--in-flight <n>', '同时在途的写入数 appends that wait for an answer at a time', wholeNumber(1))
    .action(copy)
}

async function copy({ inFlight, data, ...given }: Options): Promise<void> {
  const [from, to] = [logUrl(given.from), logUrl(given.to)]
  const { signal, release } = onInterrupt()
  const source = await openToCopy(from, data)
  try {
    const target = await openToFill(to, source)
    const progress = startProgress('事件 events', null)
    try {
      const onProgress = (events: number) => progress.update(events)
      const appends = { inFlight: inFlight ?? usualInFlight[to.kind], patienceMs }
      const options = { from: source, to: target, signal, onProgress, ...appends }
      const { events, added, head } = await copyLog(options)
      process.stdout.write(
        `已复制并校验 Copied and verified: ${events} 事件 events, ${added} 本次新增 of them now; head ${head.digest}.\n`,
      )
    } finally {
      progress.stop()
      await target.close()
    }
  } catch (error) {
    throw signal.aborted ? interrupted() : error
  } finally {
    await source.close()
    release()
  }
}

/** A folder's writer keeps the order of what it is given, a server that of one connection; that they did is checked. */
const usualInFlight = { sqlite: 256, esdb: 64 } as const
/** An election takes some seconds. */
const patienceMs = 30_000
