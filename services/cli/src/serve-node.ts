import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buildApp, createLogger, type Runtime, readConfig } from '@wubu/api'
import { runNodeTimers } from './run-node-timers.ts'

export interface ServeSettings {
  readonly host?: string
  readonly port?: number
}

/** Settings from the environment, with what the command line says in their place. Throws ConfigError before anything is opened. */
export function configOf({ host, port }: ServeSettings): ReturnType<typeof readConfig> {
  return readConfig({
    ...process.env,
    ...(host !== undefined && { WUBU_HOST: host }),
    ...(port !== undefined && { WUBU_PORT: String(port) }),
  })
}

/**
 * Serves the API until `signal`, with the timers beside it, whose memory is in `dir`; then answers what is in flight and returns.
 * `onListening` is told the address.
 */
export async function serveNode(
  runtime: Runtime,
  dir: string,
  config: ReturnType<typeof readConfig>,
  signal: AbortSignal,
  onListening: (url: string) => void,
  consoleDir: string | null,
): Promise<void> {
  const ending = new AbortController()
  const timers = runNodeTimers(runtime, dir, AbortSignal.any([signal, ending.signal]))
  const app = await buildApp({ runtime, config, logger: createLogger(config), consoleDir })
  try {
    await app.listen({ host: config.host, port: config.port })
    const { port } = app.server.address() as AddressInfo
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    onListening(`http://${host}:${port}`)
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await app.close()
    ending.abort()
    await timers
  }
}
