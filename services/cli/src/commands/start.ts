import { buildConsole, ConsoleNotBuilt, isConsoleCurrent } from '@wubu/console'
import { Command } from 'commander'
import { hasLog } from '../data-folder.ts'
import { accountLines } from '../demo/demo-accounts.ts'
import { demoTimeZone } from '../demo/play-demo.ts'
import { seedFolder, seedFor } from '../demo/seed-folder.ts'
import { interrupted, onInterrupt } from '../interruption.ts'
import { openNode } from '../open-node.ts'
import { dataOption, wholeNumber } from '../options.ts'
import { configOf, serveNode } from '../serve-node.ts'

interface Options {
  readonly data: string
  readonly port?: number
  readonly host?: string
  readonly console: boolean
}

export function startCommand(): Command {
  return new Command('start')
    .description(
      '初次体验:空目录先生成演示区,再启动服务 First look: makes a demo district in an empty folder, then serves',
    )
    .addOption(dataOption())
    .option('--port <n>', '端口,0 为任意空闲端口 port; 0 takes a free one', wholeNumber(0))
    .option('--host <address>', '监听地址 address to listen on')
    .option('--no-console', '不生成也不提供网页端 neither build nor serve the web console')
    .action(start)
}

async function start({ data, console: wanted, ...settings }: Options): Promise<void> {
  const config = configOf(settings)
  const { signal, release } = onInterrupt()
  // before the log is made: a folder whose seeding was broken off must not pass for a real one
  const seed = seedFor(data, !hasLog(data), Date.now())
  const node = await openNode({ dir: data, create: true, timeZone: demoTimeZone })
  try {
    if (seed) {
      process.stdout.write(
        `空数据目录,正在生成演示区 Making a demo district in ${data}: everything in it is invented.\n`,
      )
      const accounts = await seedFolder(node, data, seed, signal)
      if (!accounts) throw interrupted()
      process.stdout.write(`${accountLines(accounts)}\n`)
    }
    const consoleDir = wanted ? await currentConsole() : null
    await serveNode(node, data, config, signal, (url) => process.stdout.write(`${url}\n`), consoleDir)
  } finally {
    await node.close()
    release()
  }
}

/** Built where its sources changed; the API is served all the same where that fails. */
async function currentConsole(): Promise<string | null> {
  if (!isConsoleCurrent()) process.stdout.write('正在生成网页端 Building the console…\n')
  try {
    return await buildConsole()
  } catch (error) {
    if (!(error instanceof ConsoleNotBuilt)) throw error
    process.stderr.write('网页端生成失败,仅提供接口 The console could not be built; the API alone is served.\n')
    return null
  }
}
