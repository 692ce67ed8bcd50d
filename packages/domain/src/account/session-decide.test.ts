import { accepted, actor, given, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import { accountDecider } from './account-decide.ts'
import type { AccountEvent } from './account-events.ts'
import type { SessionCommand } from './session-commands.ts'
import { sessionDecider } from './session-decide.ts'
import type { SessionEvent } from './session-events.ts'
import { isSessionValid } from './session-state.ts'

const accountId = 'hash-of-li'
const expiresAt = '2026-03-02T10:00:00.000Z'
const own = { now: testNow, actor: actor('handler', 'civil-affairs', accountId) }
const open = (until = expiresAt): SessionCommand => ({
  type: 'open-session',
  data: { accountId, expiresAt: until },
  meta: own,
})
const close: SessionCommand = { type: 'close-session', data: {}, meta: own }

const session = given(sessionDecider)
const opened: SessionEvent = { type: 'SessionOpened', data: { accountId, expiresAt } }
const closed: SessionEvent = { type: 'SessionClosed', data: {} }

t.test('a session', async (t) => {
  t.test('is opened and closed by its own account, an administrator or the system', async (t) => {
    for (const who of [own.actor, actor('admin'), actor('system')]) {
      t.match(session().when({ ...open(), meta: { ...own, actor: who } }), accepted('SessionOpened'))
      t.match(session(opened).when({ ...close, meta: { ...own, actor: who } }), accepted('SessionClosed'))
    }
    const other = { ...own, actor: actor('handler', 'civil-affairs', 'hash-of-zhao') }
    t.match(session().when({ ...open(), meta: other }), rejected('role_not_permitted'))
    t.match(session(opened).when({ ...close, meta: other }), rejected('role_not_permitted'))
  })
  t.test('is opened once', async (t) => {
    t.match(session(opened).when(open()), rejected('session_already_open'))
  })
  t.test('expires later than it is opened', async (t) => {
    t.match(session().when(open(testNow)), rejected('session_expired'))
  })
  t.test('that was never opened is not closed', async (t) => {
    t.match(session().when({ ...close, meta: { ...own, actor: actor('admin') } }), rejected('no_such_session'))
  })
  t.test('that is closed stays closed', async (t) => {
    t.match(session(opened, closed).when(open()), rejected('session_closed'))
    t.match(session(opened, closed).when(close), rejected('session_closed'))
  })
})

t.test('a session lets its account act', async (t) => {
  const createdAs = (id: string): AccountEvent => ({
    type: 'AccountCreated',
    data: {
      accountId: id,
      name: 'li',
      displayName: '李某',
      role: 'handler',
      unit: 'civil-affairs',
      place: null,
      passwordHash: '$argon2id$',
    },
  })
  const created = createdAs(accountId)
  const later = '2026-03-02T05:00:00.000Z'
  const valid = (events: SessionEvent[], past: AccountEvent[], now = later) => {
    const [one, account] = [session(...events).state, given(accountDecider)(...past).state]
    return one !== null && account !== null && isSessionValid(one, account, now)
  }
  const passwordChanged = (occurredAt: string): AccountEvent => ({
    type: 'PasswordChanged',
    data: { passwordHash: '$argon2id$2' },
    occurredAt,
  })

  t.test('until it expires', async (t) => {
    t.ok(valid([opened], [created], '2026-03-02T09:59:59.999Z'))
    t.notOk(valid([opened], [created], expiresAt))
  })
  t.test('until it is closed', async (t) => {
    t.notOk(valid([opened, closed], [created]))
  })
  t.test('until the account is disabled, and not again once it is enabled', async (t) => {
    const disabled: AccountEvent = { type: 'AccountDisabled', data: {}, occurredAt: '2026-03-02T04:00:00.000Z' }
    t.notOk(valid([opened], [created, disabled]))
    t.notOk(valid([opened], [created, disabled, { type: 'AccountEnabled', data: {} }]))
  })
  t.test('until the password is changed after it was opened', async (t) => {
    t.notOk(valid([opened], [created, passwordChanged('2026-03-02T04:00:00.000Z')]))
    t.ok(valid([opened], [created, passwordChanged('2026-03-01T04:00:00.000Z')]))
  })
  t.test('and no other account', async (t) => {
    t.notOk(valid([opened], [createdAs('hash-of-zhao')]))
  })
})
