import { accountCommands, placeCommands, unitCommands } from '@wubu/domain'
import { z } from 'zod'
import { name, role, written } from './common.ts'
import { get, post } from './route.ts'

const unitId = z.strictObject({ id: name })
const accountId = z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) })
const password = z.string().min(10).max(1_000)
const place = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
  active: z.boolean(),
})
const unit = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
  place: z.string().nullable(),
  active: z.boolean(),
})
const account = z.strictObject({
  accountId: z.string(),
  displayName: z.string(),
  role,
  unit: z.string().nullable(),
  place: z.string().nullable(),
  status: z.enum(['enabled', 'disabled']),
})

export const placeRoutes = {
  listPlaces: get('/api/places', '地点 Places', { reply: z.strictObject({ places: z.array(place) }) }),
  registerPlace: post('/api/places', '登记地点 Register a place', {
    body: placeCommands['register-place'],
    reply: written,
    status: 201,
  }),
  renamePlace: post('/api/places/:id/commands/rename-place', '更名 Rename a place', {
    params: unitId,
    body: placeCommands['rename-place'],
    reply: written,
  }),
  closePlace: post('/api/places/:id/commands/close-place', '撤销 Close a place', {
    params: unitId,
    body: placeCommands['close-place'],
    reply: written,
  }),
} as const

export const unitRoutes = {
  listUnits: get('/api/units', '单位 Units', { reply: z.strictObject({ units: z.array(unit) }) }),
  registerUnit: post('/api/units', '登记单位 Register a unit', {
    body: unitCommands['register-unit'],
    reply: written,
    status: 201,
  }),
  renameUnit: post('/api/units/:id/commands/rename-unit', '更名 Rename a unit', {
    params: unitId,
    body: unitCommands['rename-unit'],
    reply: written,
  }),
  closeUnit: post('/api/units/:id/commands/close-unit', '停用 Close a unit', {
    params: unitId,
    body: unitCommands['close-unit'],
    reply: written,
  }),
} as const

export const accountRoutes = {
  listAccounts: get('/api/accounts', '账号 Accounts, without their login names', {
    reply: z.strictObject({ accounts: z.array(account) }),
  }),
  createAccount: post('/api/accounts', '开户 Create an account', {
    body: accountCommands['create-account'].omit({ accountId: true, passwordHash: true }).extend({ password }),
    reply: written.extend({ accountId: z.string() }),
    status: 201,
  }),
  /** Login names are not readable in the log: an account is found by its whole name alone. */
  findAccount: post('/api/accounts/search', '查找账号 Find an account by its login name', {
    body: z.strictObject({ name: z.string().trim().min(1).max(120) }),
    reply: z.strictObject({ accounts: z.array(account) }),
    write: false,
  }),
  changePassword: post('/api/accounts/:id/commands/change-password', '改密码 Change a password, also one’s own', {
    params: accountId,
    /** `current` is needed for one's own. */
    body: z.strictObject({ password, current: z.string().max(1_000).optional() }),
    reply: written,
  }),
  disableAccount: post('/api/accounts/:id/commands/disable-account', '停用账号 Disable an account', {
    params: accountId,
    body: accountCommands['disable-account'],
    reply: written,
  }),
  enableAccount: post('/api/accounts/:id/commands/enable-account', '启用账号 Enable an account', {
    params: accountId,
    body: accountCommands['enable-account'],
    reply: written,
  }),
  changeRole: post('/api/accounts/:id/commands/change-role', '调岗 Change role, unit or place', {
    params: accountId,
    body: accountCommands['change-role'],
    reply: written,
  }),
} as const
