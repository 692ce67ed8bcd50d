import type { FastifyInstance } from 'fastify'
import { clockAnswer } from '../clock-answer.ts'
import { endpoint } from '../endpoint.ts'
import { readRequest } from '../request-history.ts'
import type { Services } from '../services.ts'

export function clockRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'getClock', async (request) => {
    const { events } = await readRequest(runtime, request.params.id)
    return clockAnswer(runtime, events)
  })
}
