import { instantOf } from '@wubu/domain'
import { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { hasLog } from '../data-folder.ts'
import { accountLines, createDemoAccounts } from '../demo/demo-accounts.ts'
import { type DemoResult, demoTimeZone, demoYear, playDemo } from '../demo/play-demo.ts'
import { shareLines } from '../demo/shares.ts'
import { interrupted, onInterrupt } from '../interruption.ts'
import { openNode } from '../open-node.ts'
import { dataOption, wholeNumber } from '../options.ts'
import { startProgress } from '../progress.ts'

interface Options {
  readonly data: string
  readonly requests: number
  readonly seed: number
}

/** 办结率 of the report that the demo is made after. */
const completedShare = 0.98
const readModelsWaitMs = 3_600_000

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      '在空目录生成 2025 年演示区 Make a demo district of the year 2025 in an empty folder: 122 items, 620 grids',
    )
    .addOption(dataOption())
    .option('--requests <n>', '受理件数 accepted requests', wholeNumber(1), 125_200)
    .option('--seed <n>', '随机种子,相同种子相同数据 the same seed makes the same district', wholeNumber(0), 1)
    .action(demo)
}

async function demo({ data, requests, seed }: Options): Promise<void> {
  if (hasLog(data)) {
    throw new CliError('dataFolder', `数据目录非空 ${data} holds a log already: give --data an empty or new folder.`)
  }
  const node = await openNode({ dir: data, create: true, timeZone: demoTimeZone })
  try {
    const result = await played(node, { data, requests, seed })
    if (result.interrupted) throw interrupted()
    const accounts = await createDemoAccounts(node)
    const head = await node.store.head()
    if (head !== null) await node.waitForReadModels(head, readModelsWaitMs)
    process.stdout.write(`${summary(result, data)}\n${accountLines(accounts)}\n`)
  } finally {
    await node.close()
  }
}

async function played(node: Parameters<typeof playDemo>[0], { requests, seed }: Options): Promise<DemoResult> {
  const { signal, release } = onInterrupt()
  const progress = startProgress('诉求 requests', requests)
  try {
    return await playDemo(node, {
      seed,
      requests,
      from: demoYear.from,
      until: Date.parse(instantOf(demoYear.to, '23:59:59', demoTimeZone)),
      completedShare,
      onProgress: ({ requests: told }) => progress.update(told),
      signal,
    })
  } finally {
    progress.stop()
    release()
  }
}

function summary({ requests, accepted, completed, commands, shares, at }: DemoResult, data: string): string {
  const share = ((100 * completed) / accepted).toFixed(2)
  return [
    `演示区已生成 The demo district is made: ${requests} 登记 registered, ${commands} 命令 commands`,
    `受理 accepted ${accepted}, 办结 completed ${completed}, 办结率 ${share}%`,
    shareLines(shares),
    `--at ${at}`,
    `wubu report completion --data ${data} --by unit --at ${at}`,
  ].join('\n')
}
