import { text } from 'node:stream/consumers'
import type { Role } from '@wubu/domain/decider'
import { Command, Option } from 'commander'
import { createAccount, newPassword } from '../accounts.ts'
import { CliError } from '../cli-error.ts'
import { openNode } from '../open-node.ts'
import { dataOption, type LogOptions, logOption, logPlace, timeZoneOption } from '../options.ts'

const accountRoles = [
  'window',
  'grid',
  'dispatcher',
  'handler',
  'unit-head',
  'callback',
  'supervisor',
  'admin',
] as const satisfies readonly Role[]

interface Options extends LogOptions {
  readonly timeZone: string
  readonly role: (typeof accountRoles)[number]
  readonly displayName?: string
  readonly unit?: string
  readonly place?: string
  readonly passwordStdin: boolean
}

const shortestPassword = 12

export function accountCommand(): Command {
  return new Command('account').description('账户 Accounts').addCommand(addCommand())
}

function addCommand(): Command {
  return new Command('add')
    .description(
      '新建账户,例如空目录的第一位管理员 Make an account, such as the first administrator of an empty folder',
    )
    .argument('<name>', '登录名 login name')
    .addOption(dataOption())
    .addOption(logOption())
    .addOption(new Option('--role <role>', '角色 role').choices(accountRoles).default('admin'))
    .option('--display-name <text>', '显示的姓名 shown name')
    .option('--unit <id>', '所属单位 unit')
    .option('--place <id>', '所辖地点 place')
    .option(
      '--password-stdin',
      '从标准输入读密码,否则随机生成 read the password from stdin; otherwise a random one is printed',
      false,
    )
    .addOption(timeZoneOption())
    .action(add)
}

async function add(name: string, options: Options): Promise<void> {
  const password = options.passwordStdin ? await passwordFromStdin() : newPassword()
  const node = await openNode({ ...logPlace(options), create: true, timeZone: options.timeZone })
  try {
    const { role, displayName = name, unit = null, place = null } = options
    await createAccount(node, { name, displayName, role, unit, place }, password)
  } finally {
    await node.close()
  }
  process.stdout.write(`已建账户 Account made: ${name} (${options.role})\n`)
  if (!options.passwordStdin) process.stdout.write(`密码(只显示这一次)Password, shown this once: ${password}\n`)
}

async function passwordFromStdin(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password.length >= shortestPassword) return password
  throw new CliError('usage', `密码太短 The password needs at least ${shortestPassword} characters.`)
}
