import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import './fastify-types.ts'
import { routes } from '@wubu/contract'
import { access } from './access.ts'
import type { ApiConfig } from './config.ts'
import { KnownThen } from './known.ts'
import { Permits } from './permits.ts'
import { answerClientError } from './plugins/connection-errors.ts'
import { addConsole } from './plugins/console.ts'
import { addGuard } from './plugins/guard.ts'
import { addJsonBody } from './plugins/json-body.ts'
import { addOpenApi } from './plugins/openapi.ts'
import { addProblems, sendProblem } from './plugins/problems.ts'
import { addReadYourWrite } from './plugins/read-your-write.ts'
import { addReplyHeaders } from './plugins/reply-headers.ts'
import { addRequestLog } from './plugins/request-log.ts'
import { addSlowBodies } from './plugins/slow-bodies.ts'
import { addStopping } from './plugins/stopping.ts'
import { addRateLimits } from './rate-limits.ts'
import { refused } from './refused.ts'
import { accountRoutes } from './routes/accounts.ts'
import { assessmentRoutes } from './routes/assessment.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { catalogueRoutes } from './routes/catalogue.ts'
import { clockRoutes } from './routes/clock.ts'
import { completionRoutes } from './routes/completion.ts'
import { disclosureRoute } from './routes/disclosure.ts'
import { duplicateRoutes } from './routes/duplicates.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { figureRoutes } from './routes/figures.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { listRoutes } from './routes/lists.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { operationRoutes } from './routes/operations.ts'
import { placeRoutes } from './routes/places.ts'
import { postRoutes } from './routes/posts.ts'
import { publicRoutes } from './routes/public.ts'
import { ratingRoutes } from './routes/ratings.ts'
import { registerRequestRoute } from './routes/register-request.ts'
import { requestCommandRoutes } from './routes/request-commands.ts'
import { requestDetailRoutes } from './routes/request-detail.ts'
import { residentRoutes } from './routes/residents.ts'
import { routingRoutes } from './routes/routing.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoute } from './routes/settings.ts'
import { streamRoute } from './routes/stream.ts'
import { supervisionRoutes } from './routes/supervision.ts'
import { trendRoutes } from './routes/trends.ts'
import { unitRoutes } from './routes/units.ts'
import { workRoutes } from './routes/work.ts'
import type { Runtime } from './runtime.ts'
import type { Services } from './services.ts'
import { Sessions } from './sessions.ts'

export interface AppOptions {
  readonly runtime: Runtime
  readonly config: ApiConfig
  readonly logger: FastifyBaseLogger
  /** The folder of the built console, where it is served from here. */
  readonly consoleDir?: string | null
}

/** The API, ready to listen or to be injected into. Closing it ends what is in flight first; the runtime stays open. */
export async function buildApp({ runtime, config, logger, consoleDir = null }: AppOptions): Promise<FastifyInstance> {
  const app = createFastify(config, logger)
  const services: Services = {
    runtime,
    config,
    sessions: new Sessions(runtime, config),
    permits: new Permits(runtime),
    lifecycle: { stopping: false },
  }
  app.setValidatorCompiler(validatorCompiler)
  // schemas of replies are for OpenAPI and tests: zod would parse each reply once more
  app.setSerializerCompiler(() => JSON.stringify)
  addJsonBody(app)
  addProblems(app)
  addRequestLog(app, config)
  addReplyHeaders(app, services)
  addStopping(app, services)
  addSlowBodies(app, config)
  await addRateLimits(app, config)
  await app.register(cookie)
  addGuard(app, services)
  addReadYourWrite(app, services)
  await addOpenApi(app)
  await addConsole(app, consoleDir)
  assertEveryRouteHasARow(app)
  await app.register(async (own) => addRoutes(own, services))
  await app.ready()
  return app
}

function addRoutes(app: FastifyInstance, services: Services): void {
  sessionRoutes(app, services)
  settingsRoute(app, services)
  registerRequestRoute(app, services)
  requestCommandRoutes(app, services)
  requestDetailRoutes(app, services)
  clockRoutes(app, services)
  calendarRoutes(app, services)
  duplicateRoutes(app, services)
  listRoutes(app, services)
  workRoutes(app, services)
  supervisionRoutes(app, services)
  ratingRoutes(app, services)
  residentRoutes(app, services)
  erasureRoutes(app, services)
  const clocks = new KnownThen(services)
  completionRoutes(app, services, clocks)
  figureRoutes(app, services, clocks)
  assessmentRoutes(app, services)
  trendRoutes(app, services)
  catalogueRoutes(app, services)
  routingRoutes(app, services)
  placeRoutes(app, services)
  unitRoutes(app, services)
  accountRoutes(app, services)
  operationRoutes(app, services)
  importRoutes(app, services)
  meetingRoutes(app, services)
  postRoutes(app, services)
  publicRoutes(app, services)
  disclosureRoute(app, services)
  streamRoute(app, services)
  healthRoutes(app, services)
}

function createFastify(config: ApiConfig, logger: FastifyBaseLogger): FastifyInstance {
  return Fastify({
    loggerInstance: logger,
    // one line per request costs a quarter of the throughput; see plugins/request-log.ts
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (parent) => parent,
    bodyLimit: config.bodyLimit,
    // of uploads; plugins/slow-bodies.ts holds every other body to its own
    requestTimeout: Math.max(config.requestTimeoutMs, config.uploadTimeoutMs),
    connectionTimeout: 2 * config.requestTimeoutMs,
    keepAliveTimeout: 72_000,
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    // plugins/stopping.ts answers instead, with a problem
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    // Node looks for connections that are too slow every half minute unless told
    http: {
      headersTimeout: config.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(config.requestTimeoutMs / 2, 5_000),
    },
    // who keeps a connection open without asking anything would hold up the stop
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => {
      sendProblem(refused('malformed_request'), request, reply)
    },
  })
}

/** Thrown when a route is served that the access table does not have, or is missing though the contract has it. */
export class RouteWithoutAccess extends Error {
  readonly code = 'route_without_access'
  constructor(message: string) {
    super(message)
    this.name = 'RouteWithoutAccess'
  }
}

/** Nothing is served by mistake: a route without a row does not start. */
export function assertEveryRouteHasARow(app: FastifyInstance): void {
  const served = new Set<string>()
  app.addHook('onRoute', ({ config, method, url }) => {
    const name = config?.name
    if (!name || !access[name] || config.access !== access[name]) {
      throw new RouteWithoutAccess(`${method} ${url} has no row in the access table.`)
    }
    served.add(name)
  })
  app.addHook('onReady', async () => {
    const missing = Object.keys(routes).filter((name) => !served.has(name))
    if (missing.length > 0) throw new RouteWithoutAccess(`Routes of the contract that are not served: ${missing}.`)
  })
}
