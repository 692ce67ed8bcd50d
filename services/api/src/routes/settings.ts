import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'

export function settingsRoute(app: FastifyInstance, { runtime, config }: Services): void {
  endpoint(app, 'getSettings', async () => ({ timeZone: runtime.timeZone, publicUrl: config.publicUrl }))
}
