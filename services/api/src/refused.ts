import { errorCatalogue, type HttpErrorCode, type Problem } from '@wubu/contract'
import type { Refusal } from '@wubu/domain/decider'

export interface RefusedOptions {
  /** Instead of the status that the catalogue gives. */
  readonly status?: number
  readonly issues?: NonNullable<Problem['issues']>
  readonly allowed?: readonly string[]
  readonly details?: Readonly<Record<string, unknown>>
  /** Seconds. */
  readonly retryAfter?: number
}

/** Thrown when a request is refused; the error handler answers it as a problem. It carries nothing that may not be told. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly options: RefusedOptions
  constructor(code: string, options: RefusedOptions = {}) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.status = options.status ?? errorCatalogue[code]?.status ?? 500
    this.options = options
  }
}

/** `Refused` for what the API itself refuses. */
export function refused(code: HttpErrorCode, options: RefusedOptions = {}): Refused {
  return new Refused(code, options)
}

/** A refusal of the domain, with the facts that it gives. */
export function refusedByRule(refusal: Refusal, options: RefusedOptions = {}): Refused {
  const { code, allowed, ...details } = refusal
  const commands = Array.isArray(allowed) ? allowed.map(String) : undefined
  return new Refused(code, {
    ...(commands ? { allowed: commands } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...options,
  })
}

export function problemOf({ code, status, options }: Refused): Problem {
  const entry = errorCatalogue[code]
  return {
    type: `urn:wubu:problem:${code}`,
    status,
    code,
    title: entry?.zh ?? code,
    titleEn: entry?.en ?? code,
    ...(options.issues ? { issues: options.issues } : {}),
    ...(options.allowed ? { allowed: [...options.allowed] } : {}),
    ...(options.details ? { details: { ...options.details } } : {}),
  }
}
