import { builtConsole, isConsoleCurrent } from '@wubu/console'
import { Command } from 'commander'
import { onInterrupt } from '../interruption.ts'
import { openNode } from '../open-node.ts'
import { dataOption, type LogOptions, logOption, logPlace, timeZoneOption, wholeNumber } from '../options.ts'
import { configOf, serveNode } from '../serve-node.ts'

interface Options extends LogOptions {
  readonly timeZone: string
  readonly port?: number
  readonly host?: string
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('启动服务(不生成演示数据)Serve the API; never seeds')
    .addOption(dataOption())
    .addOption(logOption())
    .option('--port <n>', '端口,0 为任意空闲端口 port; 0 takes a free one', wholeNumber(0))
    .option('--host <address>', '监听地址 address to listen on')
    .addOption(timeZoneOption())
    .addHelpText(
      'after',
      '\n其余设置用环境变量 WUBU_* Further settings: environment variables WUBU_* (docs/reference/cli.md).',
    )
    .action(serve)
}

async function serve({ data, log, timeZone, ...settings }: Options): Promise<void> {
  const config = configOf(settings)
  const { signal, release } = onInterrupt()
  const node = await openNode({ ...logPlace({ data, ...(log !== undefined && { log }) }), create: true, timeZone })
  try {
    const consoleDir = consoleToServe()
    await serveNode(node, data, config, signal, (url) => process.stdout.write(`${url}\n`), consoleDir)
  } finally {
    await node.close()
    release()
  }
}

/** What is built, whatever its age: a server in production builds nothing by itself. */
function consoleToServe(): string | null {
  const dir = builtConsole()
  const build = 'npx pnpm@12 run build'
  if (dir === null) process.stderr.write(`没有网页端,先运行 No console is built; run: ${build}\n`)
  else if (!isConsoleCurrent())
    process.stderr.write(`网页端已过期,重新生成 The console is of older sources; run: ${build}\n`)
  return dir
}
