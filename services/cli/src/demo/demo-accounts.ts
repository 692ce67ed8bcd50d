import { accountIdOf, type Runtime } from '@wubu/api'
import { type AccountNode, createAccount, type NewAccount, newPassword } from '../accounts.ts'
import { waitUntilKnown } from '../registrations.ts'
import { changeHolder } from './arrange.ts'
import { dispatchCentre } from './district.ts'
import { postOf } from './posts.ts'

export interface DemoAccount extends NewAccount {
  readonly password: string
}

const counter = 'C-01'
const department = 'D-MZ'

/** One for each role, all of them at the same counter or in the same department, so that they meet over a request. */
const posts: readonly Omit<NewAccount, 'name'>[] = [
  { role: 'window', displayName: '演示·窗口', unit: counter, place: counter },
  { role: 'grid', displayName: '演示·网格员', unit: counter, place: counter },
  { role: 'dispatcher', displayName: '演示·调度', unit: dispatchCentre, place: null },
  { role: 'handler', displayName: '演示·经办', unit: department, place: null },
  { role: 'unit-head', displayName: '演示·单位负责人', unit: department, place: null },
  { role: 'callback', displayName: '演示·回访', unit: dispatchCentre, place: null },
  { role: 'supervisor', displayName: '演示·督查', unit: null, place: null },
  { role: 'admin', displayName: '演示·管理员', unit: null, place: null },
]

/** Makes one account per role, `demo-<role>`; the passwords are nowhere but in what this returns. */
export async function createDemoAccounts(
  node: AccountNode & Pick<Runtime, 'posts'>,
  passwordOf: () => string = newPassword,
): Promise<readonly DemoAccount[]> {
  const accounts = posts.map((post) => ({ ...post, name: `demo-${post.role}`, password: passwordOf() }))
  await Promise.all(accounts.map(({ password, ...account }) => createAccount(node, account, password)))
  // whoever signs in as the handler has the work of the department's post; A of the demo was nobody who can
  const by = { now: node.now(), actor: { id: 'command-line', role: 'system', unit: null } } as const
  const position = await changeHolder(
    node,
    by,
    postOf(department),
    accountIdOf('demo-handler', node.keys.installationKey),
  )
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
