import { InvalidArgumentError } from 'commander'

/** Where a log is: a data folder, or an EventStoreDB with everything that its client wants to know. */
export type LogUrl = { readonly kind: 'sqlite'; readonly dir: string } | { readonly kind: 'esdb'; readonly url: string }

/** `sqlite:DIR` or `esdb://…`. What was given may hold a password and is not repeated. */
export function logUrl(text: string): LogUrl {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) {
    return { kind: 'sqlite', dir: text.slice('sqlite:'.length) }
  }
  if (text.startsWith('esdb://')) return { kind: 'esdb', url: text }
  throw new InvalidArgumentError(
    '需要 sqlite:目录 或 esdb:// 地址 a log is sqlite:DIR or esdb://user:password@host:2113.',
  )
}
