import { z } from 'zod'
import { instant, role } from './common.ts'
import { get, route } from './route.ts'

const me = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  role,
  unit: z.string().nullable(),
  place: z.string().nullable(),
  expiresAt: instant,
})

export const sessionRoutes = {
  /** Sets the cookie for a browser; a program sends `token` as a bearer. A repeated sign-in opens another session. */
  openSession: route('POST', '/api/session', '登录 Sign in', {
    body: z.strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(1_000) }),
    reply: me.extend({ token: z.string() }),
    status: 201,
  }),
  closeSession: route('DELETE', '/api/session', '退出 Sign out', { status: 204, write: true }),
  getMe: get('/api/me', '当前账号 The account of this session', { reply: me }),
} as const
