import { EngineError, LogUnavailable } from '@wubu/engine'

/** Thrown when the URL of the log can't be used; the message is one line and never holds the password. */
export class LogUrlInvalid extends EngineError {
  constructor(message: string) {
    super('log_url_invalid', message)
  }
}

/** Thrown when the log's server can't be reached: unknown host, nothing listening, no answer in time. */
export class LogUnreachable extends EngineError {
  constructor(message: string, options?: ErrorOptions) {
    super('log_unreachable', message, options)
  }
}

/** Thrown when the server's certificate is not to be trusted, or one of both sides does not speak TLS. */
export class LogCertificateRefused extends EngineError {
  constructor(message: string, options?: ErrorOptions) {
    super('log_certificate_refused', message, options)
  }
}

/**
 * Thrown when the server refuses the credentials, or they may not do what a node does. To a running node the log is away then,
 * until somebody mends it: nothing that follows the log may end for good.
 */
export class LogCredentialsRefused extends LogUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options, 'log_credentials_refused')
  }
}

/** Thrown when the log holds what this adapter did not write. Wubu needs a server of its own. */
export class ForeignEvent extends EngineError {
  constructor(stream: string, revision: bigint) {
    super('unreadable_log', `Event ${revision} of ${stream} was not written by Wubu: give it a server of its own.`)
  }
}

/** Thrown when this node's installation key is not the one that the log's keys were wrapped with. Nothing was changed. */
export class InstallationKeyWrong extends EngineError {
  constructor() {
    super('installation_key_wrong', 'installation.key is not that of this log: copy it from a node that has it.')
  }
}

/** Thrown inside when a call took longer than it may: its outcome is unknown. */
export class TimeLimit extends Error {
  constructor(call: string, ms: number) {
    super(`${call} had no answer within ${ms} ms`)
    this.name = 'TimeLimit'
  }
}
