import { CommanderError } from 'commander'
import { CliError, exitCodes } from './cli-error.ts'
import { createProgram } from './program.ts'

/** Codes of errors of the layers below that a user can do something about. */
const reasons: Readonly<Record<string, keyof typeof exitCodes>> = {
  data_folder_in_use: 'dataFolder',
  no_log_there: 'dataFolder',
  folder_not_empty: 'dataFolder',
  installation_key_wrong: 'dataFolder',
  unknown_format: 'dataFolder',
  unreadable_log: 'dataFolder',
  backup_incomplete: 'dataFolder',
  read_models_not_ready: 'dataFolder',
  copy_target_differs: 'dataFolder',
  log_broken: 'verification',
  config_invalid: 'usage',
  import_unusable: 'usage',
  registration_refused: 'usage',
  log_url_invalid: 'usage',
  log_unreachable: 'log',
  log_unavailable: 'log',
  log_certificate_refused: 'log',
  log_credentials_refused: 'log',
  EADDRINUSE: 'usage',
  EACCES: 'usage',
  ENOENT: 'usage',
}

/** Runs one command line, as `process.argv` has it; gives its exit code and never throws. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync([...argv])
    return typeof process.exitCode === 'number' ? process.exitCode : exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const reason = reasonOf(error)
    process.stderr.write(`${reason === 'unexpected' ? traceOf(error) : `错误 Error: ${messageOf(error)}`}\n`)
    return exitCodes[reason]
  }
}

function reasonOf(error: unknown): keyof typeof exitCodes {
  if (error instanceof CliError) return error.reason
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return 'unexpected'
  return Object.hasOwn(reasons, error.code) ? (reasons[error.code] ?? 'unexpected') : 'unexpected'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)
}

function traceOf(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `未预料的错误 Something went wrong that should not: please report it with this trace.\n${trace}`
}
