import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressKey } from './addresses.ts'
import type { ApiConfig } from './config.ts'
import { refused } from './refused.ts'

/** Throws Refused where a key was seen too often. */
export type Limiter = (request: FastifyRequest, key: string) => Promise<void>

/** The general limit per address, and the means for narrower ones. */
export async function addRateLimits(app: FastifyInstance, { rateLimit: max }: Pick<ApiConfig, 'rateLimit'>) {
  await app.register(rateLimit, {
    global: max > 0,
    max: Math.max(1, max),
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => addressKey(ip),
    cache: 50_000,
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
}

/** Limits of single routes, whose keys are known to their handlers alone. */
export function limiters(app: FastifyInstance): (name: string, max: number, timeWindow: number) => Limiter {
  return (name, max, timeWindow) => {
    const keys = new WeakMap<FastifyRequest, string>()
    const limit = app.createRateLimit({
      max,
      timeWindow,
      keyGenerator: (request) => keys.get(request) ?? addressKey(request.ip),
    })
    return async (request, key) => {
      // limiters share one store
      keys.set(request, `${name} ${key}`)
      const result = await limit(request)
      if (!result.isAllowed && result.isExceeded) throw tooMany(result.ttl)
    }
  }
}

function tooMany(ttlMs: number) {
  return refused('too_many_requests', { retryAfter: Math.max(1, Math.ceil(ttlMs / 1_000)) })
}
