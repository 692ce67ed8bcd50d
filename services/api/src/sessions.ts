import { randomBytes } from 'node:crypto'
import { type Account, isSessionValid } from '@wubu/domain'
import { LogUnavailable } from '@wubu/engine'
import { LRUCache } from 'lru-cache'
import type { ApiConfig } from './config.ts'
import { accountNamespace, derivedId, sessionStreamOf, streamOf } from './ids.ts'
import { Refused } from './refused.ts'
import type { Runtime } from './runtime.ts'
import type { Viewer } from './viewer.ts'

const tokenForm = /^[A-Za-z0-9_-]{43}$/

/** Who a token belongs to. Known ones are kept for some seconds: no longer may another node's sign-out go unnoticed. */
export class Sessions {
  readonly #runtime: Runtime
  readonly #lifeMs: number
  readonly #known: LRUCache<string, Viewer>
  /** For as long as the log does not answer: reads go on, though a sign-out elsewhere goes unnoticed until it does. */
  readonly #before = new LRUCache<string, Viewer>({ max: 10_000 })

  constructor(runtime: Runtime, config: Pick<ApiConfig, 'sessionMs' | 'sessionCacheMs'>) {
    this.#runtime = runtime
    this.#lifeMs = config.sessionMs
    // a ttl of 0 would mean for ever
    this.#known = new LRUCache({ max: 10_000, ttl: Math.max(1, config.sessionCacheMs) })
  }

  /** Without reading the log; undefined where that is needed. */
  cached(token: string): Viewer | undefined {
    const viewer = this.#known.get(token)
    return viewer && viewer.expiresAt > this.#runtime.now() ? viewer : undefined
  }

  /** null for a token that opens nothing (any more). */
  async find(token: string): Promise<Viewer | null> {
    if (!tokenForm.test(token)) return null
    try {
      return await this.#read(token)
    } catch (error) {
      const viewer = this.#before.get(token)
      if (!(error instanceof LogUnavailable) || !viewer || viewer.expiresAt <= this.#runtime.now()) throw error
      return viewer
    }
  }

  async #read(token: string): Promise<Viewer | null> {
    const stream = sessionStreamOf(token)
    const session = (await this.#runtime.sessions.load(stream)).state
    if (!session) return this.#forget(token)
    const account = (await this.#runtime.accounts.load(streamOf.account(session.accountId))).state
    if (!account || !isSessionValid(session, account, this.#runtime.now())) return this.#forget(token)
    const viewer = viewerOf(account, stream, session.expiresAt)
    this.#known.set(token, viewer)
    this.#before.set(token, viewer)
    return viewer
  }

  #forget(token: string): null {
    this.#before.delete(token)
    return null
  }

  async open(account: Account): Promise<{ readonly token: string; readonly viewer: Viewer }> {
    const token = randomBytes(32).toString('base64url')
    const stream = sessionStreamOf(token)
    const now = this.#runtime.now()
    const expiresAt = new Date(Date.parse(now) + this.#lifeMs).toISOString()
    const viewer = viewerOf(account, stream, expiresAt)
    // made from the token's hash, as the stream is: neither says what the token was
    const commandId = derivedId(viewer.namespace, stream)
    const result = await this.#runtime.sessions.handle({
      stream,
      command: { type: 'open-session', data: { accountId: account.id, expiresAt }, meta: { now, actor: viewer.actor } },
      commandId,
      correlationId: commandId,
      creates: true,
    })
    if (result.outcome !== 'accepted') throw new Refused('contended', { retryAfter: 1 })
    return { token, viewer }
  }

  async close(token: string, viewer: Viewer): Promise<void> {
    this.#known.delete(token)
    this.#before.delete(token)
    const commandId = derivedId(viewer.namespace, `close ${viewer.sessionStream}`)
    const result = await this.#runtime.sessions.handle({
      stream: viewer.sessionStream,
      command: { type: 'close-session', data: {}, meta: { now: this.#runtime.now(), actor: viewer.actor } },
      commandId,
      correlationId: commandId,
    })
    // again: whoever asked meanwhile may have found it still open
    this.#known.delete(token)
    this.#before.delete(token)
    if (result.outcome === 'contended') throw new Refused('contended', { retryAfter: 1 })
  }

  /** After a change of an account on this node: the next request looks again. */
  forgetAll(): void {
    this.#known.clear()
    this.#before.clear()
  }
}

function viewerOf(account: Account, sessionStream: string, expiresAt: string): Viewer {
  return {
    actor: { id: account.id, role: account.role, unit: account.unit },
    displayName: account.displayName,
    place: account.place,
    expiresAt,
    sessionStream,
    namespace: accountNamespace(account.id),
  }
}
