import { type DestinationStream, type Logger, pino } from 'pino'
import type { ApiConfig } from './config.ts'

/** Fields that no line may hold, whoever logs them. What a line is made of is in plugins/request-log.ts; this is the net below it. */
const never = [
  'password',
  'passwordHash',
  'token',
  'code',
  'name',
  'phone',
  'idNumber',
  'address',
  'description',
  'note',
  'body',
  'headers',
]

/** One JSON line per entry on `destination` (standard error unless given, since standard output is the command line's), with no personal data, body, or token in any. */
export function createLogger(config: Pick<ApiConfig, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: never.flatMap((field) => [`request.${field}`, `req.${field}`, `data.${field}`, `body.${field}`]),
      remove: true,
    },
    serializers: { err: loggedError, req: () => undefined, res: () => undefined },
  }
  return pino(options, destination ?? pino.destination(2))
}

/** An error without anything that a caller sent: the message of a failed JSON.parse quotes its text. */
function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: error instanceof SyntaxError ? '(withheld)' : error.message,
    frames,
    ...(error.cause instanceof Error ? { cause: loggedError(error.cause) } : {}),
  }
}
