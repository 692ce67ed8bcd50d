import type { Position } from '@wubu/engine'
import { requestById } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { type Listener, type LiveEvent, LiveFeed, missedSince } from '../live-feed.ts'
import { tokenOf } from '../plugins/guard.ts'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'
import { type Viewer, visibilityOf } from '../viewer.ts'
import { viewerOf } from '../write.ts'

/** Connections of one node; each of them costs a file handle and a query for every event. */
const mostListeners = 1_000
/** Unsent bytes after which a reader is too slow to be kept; it comes back with its Last-Event-ID. */
const mostUnsent = 1_048_576

/** `GET /api/stream`: server-sent events of the requests that the viewer may see, resumable by Last-Event-ID. */
export function streamRoute(app: FastifyInstance, services: Services): void {
  const { runtime } = services
  const feed = new LiveFeed(runtime, (err) => app.log.error({ err }, 'live feed begins again'))
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const close of open) close()
  })

  endpoint(app, 'openStream', async (request, reply) => {
    const viewer = viewerOf(request)
    const after = lastEventId(request)
    if (feed.listeners >= mostListeners) throw refused('too_many_requests', { retryAfter: 30 })
    const teller = new Teller(reply, (id) => requestById(runtime.readModels(), id, visibilityOf(viewer)) !== null)
    const listener: Listener = (events) => {
      try {
        teller.tell(events)
      } catch (err) {
        // it comes back with its Last-Event-ID, and others are told all the same
        request.log.error({ err }, 'live events not told')
        teller.end()
      }
    }

    reply.raw.on('close', () => feed.leave(listener))
    // first, so that nothing falls between what was missed and what is live; the teller keeps it until the missed is told
    await feed.listen(listener)
    try {
      const missed = after === null ? [] : await missedSince(runtime, after)
      reply.hijack()
      // gone while the log was asked: its end was told already, and nothing would ever take back what is kept for it
      if (reply.raw.destroyed) return void feed.leave(listener)
      teller.begin(missed)
    } catch (error) {
      feed.leave(listener)
      throw error
    }
    keepOpen(teller, () => isStillOpen(request, viewer, services))
    return undefined
  })

  function keepOpen(teller: Teller, isOpen: () => Promise<boolean>): void {
    const end = () => teller.end()
    const timer = setInterval(async () => ((await isOpen()) ? teller.beat() : end()), services.config.streamBeatMs)
    open.add(end)
    teller.onClose(() => {
      clearInterval(timer)
      open.delete(end)
    })
  }
}

/** A browser sends the header when it reconnects. */
function lastEventId({ headers }: FastifyRequest): Position | null {
  const given = headers['last-event-id']
  // one of another log is found out by the log
  return typeof given === 'string' && given !== '' ? (given as Position) : null
}

/** A session that ended, or an account whose rights changed, hears no more. */
async function isStillOpen(
  request: FastifyRequest,
  { actor, place }: Viewer,
  { sessions }: Services,
): Promise<boolean> {
  const token = tokenOf(request)
  const viewer = token === null ? null : (sessions.cached(token) ?? (await sessions.find(token).catch(() => undefined)))
  // undefined: the log does not answer, and nobody knows
  if (viewer === undefined) return true
  return (
    viewer !== null && viewer.actor.role === actor.role && viewer.actor.unit === actor.unit && viewer.place === place
  )
}

/** Writes server-sent events to one viewer, none twice. */
class Teller {
  readonly #raw: FastifyReply['raw']
  readonly #isVisible: (requestId: string) => boolean
  /** What came before it could be told; null once it was. */
  #waiting: (readonly LiveEvent[] | null)[] | null = []
  #last: Position | null = null

  constructor({ raw }: FastifyReply, isVisible: (requestId: string) => boolean) {
    this.#raw = raw
    this.#isVisible = isVisible
  }

  /** `missed` null: it was too much to be told, and whatever is shown has to be asked for again. */
  begin(missed: readonly LiveEvent[] | null): void {
    this.#raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // kept alive after its end it would hold up the stop of the node
      connection: 'close',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    this.#write('retry: 2000\n\n')
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const events of [missed, ...waiting]) this.tell(events)
  }

  /** Null: whatever is shown has to be asked for again. */
  tell(events: readonly LiveEvent[] | null): void {
    if (this.#waiting) {
      this.#waiting.push(events)
      return
    }
    if (events === null) this.#write('event: reset\ndata: {}\n\n')
    for (const event of events ?? []) {
      if (this.#last !== null && event.position <= this.#last) continue
      const isVisible = this.#isVisible(event.requestId)
      this.#last = event.position
      if (isVisible) this.#write(`id: ${event.position}\nevent: request\ndata: ${JSON.stringify(event)}\n\n`)
    }
  }

  /** Moves the place to go on from past what the viewer may not see. */
  beat(): void {
    this.#write(this.#last === null ? ': still here\n\n' : `id: ${this.#last}\n: still here\n\n`)
  }

  end(): void {
    this.#raw.end()
  }

  onClose(work: () => void): void {
    this.#raw.on('close', work)
  }

  #write(text: string): void {
    if (this.#raw.writableLength > mostUnsent) this.#raw.destroy()
    else this.#raw.write(text)
  }
}
