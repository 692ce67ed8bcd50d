import { type EventOf, event, instant } from '../event.ts'
import { accountId } from './account-events.ts'

/** 登录: valid until `expiresAt`, which nothing moves. */
const sessionOpened = event('SessionOpened', 1, { accountId, expiresAt: instant })

/** 退出. */
const sessionClosed = event('SessionClosed', 1, {})

export const sessionEvents = { SessionOpened: sessionOpened, SessionClosed: sessionClosed } as const
export type SessionEvent = EventOf<typeof sessionEvents>
