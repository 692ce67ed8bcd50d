import { assessQuarter, comparePeriods, weightsOf } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'
import { cellOf } from './completion.ts'

export function assessmentRoutes(app: FastifyInstance, { runtime }: Services): void {
  const { timeZone } = runtime
  const instant = (at: string | undefined) => (at === undefined ? runtime.now() : new Date(at).toISOString())

  endpoint(app, 'getComparison', async ({ query: { period, figures: names, by, at: asked, ...query } }) => {
    const at = instant(asked)
    const filters = cellOf(query)
    await runtime.prepareFigures({ by, at, filters })
    const found = comparePeriods(runtime.readModels(), { period, names, by, at, filters, timeZone })
    return {
      ...{ at, known: runtime.lag().position, periods: { ...found.periods } },
      rows: found.rows.map(({ cell, figures }) => ({ cell: { ...cell }, figures: [...figures] })),
      total: { figures: [...found.total.figures] },
    }
  })

  endpoint(app, 'getAssessment', async (request) => {
    const { quarter, unit, at: asked } = request.query
    const { actor } = viewerOf(request)
    const at = instant(asked)
    // a head reads about their own unit
    const whose = actor.role === 'unit-head' ? (actor.unit ?? '') : unit
    const question = { quarter, at, timeZone, ...(whose !== undefined && { unit: whose }) }
    const { weightsVersion, rows, total } = assessQuarter(runtime.readModels(), question)
    return {
      ...{ at, known: runtime.lag().position, weightsVersion },
      rows: rows.map((row) => ({ ...row, components: [...row.components] })),
      total: { ...total, components: [...total.components] },
    }
  })

  endpoint(app, 'getAssessmentWeights', async ({ params: { year } }) => {
    const { version, weights } = weightsOf(runtime.readModels(), year)
    return { version, weights: [...weights] }
  })

  endpoint(app, 'setAssessmentWeights', async (request, reply) => {
    const viewer = viewerOf(request)
    const { year } = request.params
    const data = { year, ...request.body }
    const command = { type: 'set-assessment-weights', data, meta: { now: runtime.now(), actor: viewer.actor } } as const
    const headers = writeHeaders(request, viewer.namespace)
    const stream = streamOf.assessment(year)
    return written(acceptedOf(await runtime.assessments.handle({ stream, command, ...headers }), reply))
  })
}
