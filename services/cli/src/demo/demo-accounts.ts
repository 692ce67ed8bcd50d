import { accountIdOf, type Runtime, waitUntilKnown } from '@wubu/api'
import { type AccountNode, createAccount, type NewAccount, newPassword } from '../accounts.ts'
import { changeHolders } from './arrange.ts'
import { dispatchCentre } from './district.ts'
import { postOf } from './posts.ts'

export interface DemoAccount extends NewAccount {
  readonly password: string
}

const counter = 'C-01'
const department = 'D-MZ'

/** One for each role, all of them at the same counter or in the same department, so that they meet over a request. */
const ofRoles: readonly Omit<NewAccount, 'name'>[] = [
  { role: 'window', displayName: '演示·窗口', unit: counter, place: counter },
  { role: 'grid', displayName: '演示·网格员', unit: counter, place: counter },
  { role: 'dispatcher', displayName: '演示·调度', unit: dispatchCentre, place: null },
  { role: 'handler', displayName: '演示·经办（A岗）', unit: department, place: null },
  { role: 'unit-head', displayName: '演示·单位负责人', unit: department, place: null },
  { role: 'callback', displayName: '演示·回访', unit: dispatchCentre, place: null },
  { role: 'supervisor', displayName: '演示·督查', unit: null, place: null },
  { role: 'admin', displayName: '演示·管理员', unit: null, place: null },
]

/** Stands in for the handler: whoever tries an absence signs in as both. */
const standIn = {
  name: 'demo-handler-b',
  role: 'handler',
  displayName: '演示·经办（B岗）',
  unit: department,
  place: null,
} as const

/** Erasing a resident takes two persons. */
const secondAdmin = {
  name: 'demo-admin-b',
  role: 'admin',
  displayName: '演示·管理员二',
  unit: null,
  place: null,
} as const

/** Makes one account per role, `demo-<role>`, the handler's B person and a second administrator; the passwords are nowhere but in what this returns. */
export async function createDemoAccounts(
  node: AccountNode & Pick<Runtime, 'posts'>,
  passwordOf: () => string = newPassword,
): Promise<readonly DemoAccount[]> {
  const named = ofRoles.map((account) => ({ ...account, name: `demo-${account.role}` }))
  const accounts = [...named, standIn, secondAdmin].map((account) => ({ ...account, password: passwordOf() }))
  await Promise.all(accounts.map(({ password, ...account }) => createAccount(node, account, password)))
  // whoever signs in as the handler has the work of the department's post; A and B of the demo were nobody who can
  const by = { now: node.now(), actor: { id: 'command-line', role: 'system', unit: null } } as const
  const idOf = (name: string) => accountIdOf(name, node.keys.installationKey)
  const holders = { a: idOf('demo-handler'), b: idOf(standIn.name) }
  const position = await changeHolders(node, by, postOf(department), holders)
  await waitUntilKnown(node, [position])
  return accounts
}

/** What is printed once. */
export function accountLines(accounts: readonly DemoAccount[]): string {
  const lines = accounts.map(({ name, password, displayName, unit }) => {
    return `  ${name.padEnd(16)} ${password}  ${displayName}${unit === null ? '' : ` (${unit})`}`
  })
  return ['演示账户(密码只显示这一次)Demo accounts; the passwords are shown this once:', ...lines].join('\n')
}
