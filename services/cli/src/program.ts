import { Command } from 'commander'
import { exitCodes } from './cli-error.ts'
import { accountCommand } from './commands/account.ts'
import { backupCommand } from './commands/backup.ts'
import { calendarCommand } from './commands/calendar.ts'
import { copyLogCommand } from './commands/copy-log.ts'
import { demoCommand } from './commands/demo.ts'
import { headCommand } from './commands/head.ts'
import { importCommand } from './commands/import.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { reportCommand } from './commands/report.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { startCommand } from './commands/start.ts'
import { verifyCommand } from './commands/verify.ts'

const exitTexts: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: '成功 done',
  unexpected: '未预料的错误 something that should not happen',
  usage: '用法、映射或文件有误 an argument, a mapping or a file that cannot be used',
  dataFolder: '数据目录不存在、被占用或不可用 the data folder is not there, in use, or not usable',
  verification: '校验失败 a hash chain is broken, or log and head disagree',
  rejectedRows: '有行未导入,见错误文件 some rows were not imported: see the error file',
  interrupted: '被中断,可重新运行续完 stopped before it was done: run it again to complete it',
  log: "日志服务器不可用 the log's server is not there, or refuses certificate or credentials",
}

/** The command line. Usage errors throw CommanderError, everything else what the command throws. */
export function createProgram(): Command {
  const program = new Command('wubu')
    .description('五步:居民诉求办理平台 Wubu: resident service requests, in five steps')
    .helpOption('-h, --help', '显示帮助 show help')
    .helpCommand('help [command]', '显示某个命令的帮助 show help for a command')
    .showHelpAfterError('(用 --help 查看用法 see --help)')
    .exitOverride()
  const commands = [
    startCommand(),
    serveCommand(),
    importCommand(),
    reportCommand(),
    demoCommand(),
    rebuildCommand(),
    verifyCommand(),
    headCommand(),
    backupCommand(),
    restoreCommand(),
    copyLogCommand(),
    accountCommand(),
    calendarCommand(),
  ]
  for (const command of commands) program.addCommand(inherit(command))
  return program.addHelpText('after', `\n退出码 Exit codes:\n${exitLines()}`)
}

/** Subcommands that are added whole do not take over what their parent was told. */
function inherit(command: Command): Command {
  command
    .helpOption('-h, --help', '显示帮助 show help')
    .showHelpAfterError('(用 --help 查看用法 see --help)')
    .exitOverride()
  for (const child of command.commands) inherit(child)
  return command
}

function exitLines(): string {
  return Object.entries(exitCodes)
    .map(([reason, code]) => `  ${code}  ${exitTexts[reason as keyof typeof exitCodes]}`)
    .join('\n')
}
