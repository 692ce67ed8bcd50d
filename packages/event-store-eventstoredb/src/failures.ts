import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { EngineError, LogUnavailable } from '@wubu/engine'
import { LogCertificateRefused, LogCredentialsRefused, LogUnreachable } from './errors.ts'

const answers = [
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnsupportedError,
  WrongExpectedVersionError,
]

/**
 * Whether the server has answered, so that asking again gives nothing new. All else is worth another try: not there, not
 * ready, busy, no leader, cut, late, and what nobody has seen yet.
 */
export function isAnswer(error: unknown): boolean {
  return error instanceof EngineError || answers.some((answer) => error instanceof answer)
}

/** What is told of a failure that has not passed while it was tried again. */
export function failureOf(error: unknown, name: string): Error {
  if (error instanceof EngineError) return error
  if (error instanceof AccessDeniedError || isCode(error, 7, 16))
    return new LogCredentialsRefused(`${name} refuses the user or the password, or the user may not do this.`, {
      cause: error,
    })
  return new LogUnavailable(`${name} does not answer: ${textOf(error)}`, { cause: error })
}

/** The same for the first contact, where something may be configured wrongly: one line that says what. */
export function firstFailureOf(error: unknown, name: string): Error {
  const failure = failureOf(error, name)
  if (!(failure instanceof LogUnavailable) || failure instanceof LogCredentialsRefused) return failure
  const text = textOf(error)
  if (/wrong version number|EPROTO|packet length too long/i.test(text))
    return new LogCertificateRefused(
      `${name} speaks no TLS; where that is meant, tls=false belongs into its URL: ${text}`,
      {
        cause: error,
      },
    )
  if (/certificate|altnames|self.signed|SSL|TLS/i.test(text))
    return new LogCertificateRefused(
      `The certificate of ${name} is not trusted (tlsCAFile=FILE in its URL names who signed it): ${text}`,
      { cause: error },
    )
  if (/ENOTFOUND|EAI_AGAIN|Name resolution failed/i.test(text))
    return new LogUnreachable(`The host of ${name} is not known: ${text}`, { cause: error })
  return new LogUnreachable(`${name} can't be reached (does it run, with TLS or without as the URL says?): ${text}`, {
    cause: error,
  })
}

function isCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && codes.includes(error.code)
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error)
  // what the client wraps around the cause
  const cause = text.replace(/^.*Last error: (Error: )?/s, '').replace(/\.? Resolution note:.*$/s, '')
  return cause.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
