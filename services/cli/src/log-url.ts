import { CliError } from './cli-error.ts'

/** Where a log is: a data folder, or an EventStoreDB with everything that its client wants to know. */
export type LogUrl = { readonly kind: 'sqlite'; readonly dir: string } | { readonly kind: 'esdb'; readonly url: string }

/**
 * `sqlite:DIR`, `esdb://…` or `esdb+discover://…`. No parser of the command line's: those repeat what they refuse, and this may hold a password.
 * Throws CliError.
 */
export function logUrl(text: string): LogUrl {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) {
    return { kind: 'sqlite', dir: text.slice('sqlite:'.length) }
  }
  if (/^esdb(\+discover)?:\/\//.test(text)) return { kind: 'esdb', url: text }
  throw new CliError(
    'usage',
    '日志地址应为 sqlite:目录 或 esdb://主机 A log is named by sqlite:DIR or esdb://user:password@host:2113.',
  )
}
