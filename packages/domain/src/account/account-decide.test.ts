import { accepted, actor, given, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import { type AccountCommand, accountCommands } from './account-commands.ts'
import { accountDecider } from './account-decide.ts'
import { type AccountEvent, accountEvents } from './account-events.ts'

type Create = Extract<AccountCommand, { type: 'create-account' }>['data']

const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g'
const data: Create = {
  accountId: 'hash-of-li',
  name: 'li',
  displayName: '李某',
  role: 'handler',
  unit: 'civil-affairs',
  place: null,
  passwordHash,
}
const meta = { now: testNow, actor: actor('admin') }
const self = actor('handler', 'civil-affairs', 'hash-of-li')
const create = (change: Partial<Create> = {}): AccountCommand => ({
  type: 'create-account',
  data: { ...data, ...change },
  meta,
})
const changePassword: AccountCommand = { type: 'change-password', data: { passwordHash: `${passwordHash}2` }, meta }
const disable: AccountCommand = { type: 'disable-account', data: {}, meta }
const enable: AccountCommand = { type: 'enable-account', data: {}, meta }
const toHead: AccountCommand = {
  type: 'change-role',
  data: { role: 'unit-head', unit: 'civil-affairs', place: null },
  meta,
}
const by = (who: typeof self, command: AccountCommand): AccountCommand => ({
  ...command,
  meta: { ...meta, actor: who },
})

const account = given(accountDecider)
const created: AccountEvent = { type: 'AccountCreated', data }
const disabled: AccountEvent = { type: 'AccountDisabled', data: {} }

t.test('accounts', async (t) => {
  t.test('are kept by an administrator or the system', async (t) => {
    t.match(account().when(by(actor('system'), create())), accepted('AccountCreated'))
    for (const command of [create(), changePassword, disable, enable, toHead]) {
      t.match(account(created).when(by(actor('dispatcher'), command)), rejected('role_not_permitted'))
    }
  })
  t.test('let everybody change their own password, and nothing else', async (t) => {
    t.match(account(created).when(by(self, changePassword)), accepted('PasswordChanged'))
    for (const command of [create(), disable, enable, toHead]) {
      t.match(account(created).when(by(self, command)), rejected('role_not_permitted'))
    }
  })
  t.test('let an administrator set a new password', async (t) => {
    t.match(account(created).when(changePassword), accepted('PasswordChanged'))
  })
  t.test('that do not exist have nothing to change', async (t) => {
    for (const command of [changePassword, disable, enable, toHead]) {
      t.match(account().when(command), rejected('no_such_account'))
    }
  })
  t.test('have a login name of their own, also when disabled', async (t) => {
    t.match(account(created).when(create()), rejected('login_name_taken'))
    t.match(account(created, disabled).when(create()), rejected('login_name_taken'))
  })
})

t.test('a role', async (t) => {
  t.test('that works for a unit comes with one', async (t) => {
    for (const role of ['handler', 'unit-head'] as const) {
      t.match(account().when(create({ role, unit: null })), rejected('role_needs_unit', { role }))
    }
  })
  t.test('that sees its own place comes with one', async (t) => {
    for (const role of ['window', 'grid'] as const) {
      t.match(account().when(create({ role })), rejected('role_needs_place', { role }))
      t.match(account().when(create({ role, place: 'community-1' })), accepted('AccountCreated'))
    }
  })
  t.test('of a resident or the system does not sign in', async (t) => {
    for (const role of ['resident', 'system']) {
      t.notOk(accountCommands['create-account'].safeParse({ ...data, role }).success)
    }
  })
  t.test('is changed under the same rules', async (t) => {
    t.match(account(created).when(toHead), accepted('AccountRoleChanged'))
    t.equal(play(accountDecider, create(), toHead).state?.role, 'unit-head')
    t.match(account(created).when({ ...toHead, data: { ...toHead.data, unit: null } }), rejected('role_needs_unit'))
    const same = { role: 'handler', unit: 'civil-affairs', place: null } as const
    t.match(account(created).when({ ...toHead, data: same }), rejected('role_not_changed'))
  })
})

t.test('an account that is disabled', async (t) => {
  t.test('takes no new password and is not disabled again', async (t) => {
    for (const command of [by(self, changePassword), changePassword, disable]) {
      t.match(account(created, disabled).when(command), rejected('account_disabled'))
    }
  })
  t.test('is enabled again', async (t) => {
    t.match(account(created, disabled).when(enable), accepted('AccountEnabled'))
    t.match(account(created).when(enable), rejected('account_not_disabled'))
  })
  t.test('was not disabled by its own administrator, whose role another one changes', async (t) => {
    const admin: AccountEvent = { ...created, data: { ...data, role: 'admin' } }
    const own = actor('admin', null, data.accountId)
    t.match(account(admin).when(by(own, disable)), rejected('own_account'))
    t.match(account(admin).when(by(own, toHead)), rejected('own_account'))
  })
})

t.test('a password', async (t) => {
  t.test('never stands in a command, only its argon2id hash', async (t) => {
    t.ok(accountCommands['create-account'].safeParse(data).success)
    t.notOk(accountCommands['create-account'].safeParse({ ...data, passwordHash: 'secret123' }).success)
    t.notOk(accountCommands['change-password'].safeParse({ passwordHash: 'secret123' }).success)
  })
  t.test('and the login name are sealed with the key of the installation', async (t) => {
    t.same(accountEvents.AccountCreated.sealed, { name: 'installation', passwordHash: 'installation' })
    t.same(accountEvents.PasswordChanged.sealed, { passwordHash: 'installation' })
    t.equal(accountDecider.residentOf(account(created).state), null)
  })
})
