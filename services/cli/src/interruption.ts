import { CliError } from './cli-error.ts'

/** Aborted by SIGINT or SIGTERM, so that work can finish what is in flight and close. A second signal ends at once. */
export interface Interruption {
  readonly signal: AbortSignal
  /** Signals have their usual effect again. */
  release(): void
}

export function onInterrupt(): Interruption {
  const controller = new AbortController()
  const abort = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', abort)
  process.on('SIGTERM', abort)
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', abort)
      process.off('SIGTERM', abort)
    },
  }
}

export function interrupted(): CliError {
  return new CliError(
    'interrupted',
    '已中断 Stopped before it was done; what was written stays. Run the same command again to complete it.',
  )
}
