import type { Routes } from '@wubu/contract'
import { type RequestCommand, type RequestState, receiptNo } from '@wubu/domain'
import type { Refusal } from '@wubu/domain/decider'
import type { Position } from '@wubu/engine'
import type { FastifyInstance } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { derivedId, requestIdsOfSource, streamOf } from '../ids.ts'
import { progressCode } from '../progress-code.ts'
import { refused, refusedByRule } from '../refused.ts'
import type { Services } from '../services.ts'
import type { Viewer } from '../viewer.ts'
import { acceptedOf, viewerOf, type WriteHeaders, writeHeaders, written } from '../write.ts'

type Body = RequestOf<Routes['registerRequest']>['body']
type NewResident = NonNullable<Body['resident']>
type RegisterRequest = Extract<RequestCommand, { type: 'register-request' }>

/** All ids are made from the command's, so that a retry writes, and completes, the same. */
interface Registration extends WriteHeaders {
  readonly requestId: string
  readonly residentId: string | null
  readonly command: RegisterRequest
  readonly permit: (state: RequestState) => Refusal | null
}

export function registerRequestRoute(app: FastifyInstance, { runtime, permits }: Services): void {
  endpoint(app, 'registerRequest', async (request, reply) => {
    const viewer = viewerOf(request)
    const headers = writeHeaders(request, viewer.namespace)
    const { resident, ...data } = request.body
    if (resident && data.residentId !== null) {
      const issues = [{ path: 'body/resident', message: 'Give resident or residentId, not both.' }]
      throw refused('malformed_request', { issues })
    }
    const registration = registrationOf(headers, data, resident, viewer)
    if (!resident) await assertKnown(data.residentId)
    const permit = onlyNew(viewer, registration.requestId)
    const given = { ...registration, permit }
    const result = resident ? await registerBoth(given, resident) : await register(given)
    const { requestId, residentId } = registration
    return {
      requestId,
      residentId,
      receiptNo: receiptNo(requestId),
      progressCode: progressCode(requestId, runtime.keys.installationKey),
      ...written(acceptedOf(result, reply)),
    }
  })

  function registrationOf(
    headers: WriteHeaders,
    data: Omit<Body, 'resident'>,
    resident: object | null,
    viewer: Viewer,
  ) {
    const { commandId } = headers
    const { source } = data
    const requestId = source ? requestIdsOfSource(source.system)(source.reference) : derivedId(commandId, 'request')
    const residentId = resident ? derivedId(commandId, 'resident') : data.residentId
    const meta = { now: runtime.now(), actor: viewer.actor, reference: runtime.reference }
    const command: RegisterRequest = { type: 'register-request', data: { ...data, requestId, residentId }, meta }
    return { ...headers, requestId, residentId, command }
  }

  /** A source's reference may be there already; who may not see that request is not told which one it is. */
  function onlyNew(viewer: Viewer, requestId: string): Registration['permit'] {
    return (state) => {
      if (state.at === 'new') return null
      const code = 'source_already_registered'
      return permits.see(viewer, state) === null ? { code, requestId } : { code }
    }
  }

  function register({ requestId, command, permit, ...headers }: Registration) {
    const { commandId, correlationId, expectedRevision } = headers
    return runtime.requests.handle({
      stream: streamOf.request(requestId),
      command,
      permit,
      commandId,
      correlationId,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      creates: true,
    })
  }

  /**
   * The request first: of several that bring the same reference of a source, its stream lets one win, and the others leave no
   * resident behind. A registration that is cut off between the two is completed by its retry.
   */
  async function registerBoth(registration: Registration, resident: NewResident) {
    const result = await register(registration)
    if (result.outcome !== 'accepted') return result
    // the same request with another resident is another body
    const position = await registerResident(registration, resident)
    // whoever waits for this position finds the resident as well
    return { ...result, position }
  }

  async function registerResident(registration: Registration, data: NewResident): Promise<Position> {
    const { commandId, correlationId, command } = registration
    const residentId = derivedId(commandId, 'resident')
    const { now, actor } = command.meta
    const result = await runtime.residents.handle({
      stream: streamOf.resident(residentId),
      command: { type: 'register-resident', data: { residentId, ...data }, meta: { now, actor } },
      commandId: derivedId(commandId, 'register-resident'),
      correlationId,
      causationId: commandId,
      creates: true,
    })
    if (result.outcome === 'keyReused') throw refused('idempotency_key_reused')
    if (result.outcome === 'refused') throw refusedByRule(result.refusal)
    if (result.outcome !== 'accepted') throw refused('contended', { retryAfter: 1 })
    return result.position
  }

  async function assertKnown(residentId: string | null): Promise<void> {
    if (residentId === null) return
    const { state } = await runtime.residents.load(streamOf.resident(residentId))
    if (!state) throw refusedByRule({ code: 'resident_not_registered', residentId }, { status: 422 })
    if (state.status === 'erased') throw refusedByRule({ code: 'resident_erased', residentId })
  }
}
