import type { Test } from 'tap'

/** Where tests of a real EventStoreDB find one, and why they find none. */
export type ServerChoice =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'container'; readonly image: string }
  | { readonly kind: 'none'; readonly reason: string }

type Environment = Readonly<Record<string, string | undefined>>

/** As in infra/compose.yaml. */
const defaultImage = 'eventstore/eventstore:23.10.7-bookworm-slim'
const port = 2113
/** An image that is not there yet is fetched first. */
const startupMs = 180_000

/** EVENTSTORE_URL, else a container where an engine answers, else none. `engineFailure`: why no engine answers; null where one does. */
export async function chooseServer(
  env: Environment = process.env,
  engineFailure: () => Promise<string | null> = failureOfEngine,
): Promise<ServerChoice> {
  if (env.EVENTSTORE_URL) return { kind: 'url', url: env.EVENTSTORE_URL }
  const failure = await engineFailure()
  if (failure === null) return { kind: 'container', image: env.ESDB_IMAGE || defaultImage }
  return { kind: 'none', reason: `no real EventStoreDB: EVENTSTORE_URL is not set and no Docker runs (${failure})` }
}

export interface RealServer {
  /** For the options of a test: why it is skipped, or false. */
  readonly skip: string | false
  readonly name: string
  /** The connection string. A container ends with `t`; throws where there is no server. */
  start(t: Test): Promise<string>
}

/** The real server that this run has, if any. */
export async function realServer(choice?: ServerChoice): Promise<RealServer> {
  const chosen = choice ?? (await chooseServer())
  return {
    skip: chosen.kind === 'none' && chosen.reason,
    name: nameOf(chosen),
    start: async (t) => {
      if (chosen.kind === 'none') throw new Error(chosen.reason)
      return chosen.kind === 'url' ? chosen.url : startContainer(t, chosen.image)
    },
  }
}

function nameOf(choice: ServerChoice): string {
  if (choice.kind === 'url') return 'the server at EVENTSTORE_URL'
  return choice.kind === 'container' ? `a container of ${choice.image}` : 'a real EventStoreDB'
}

/** One node in memory, without TLS, on a port of the engine's choice. */
async function startContainer(t: Test, image: string): Promise<string> {
  const { GenericContainer, Wait } = await import('testcontainers')
  const container = await new GenericContainer(image)
    .withEnvironment({
      EVENTSTORE_INSECURE: 'true',
      EVENTSTORE_MEM_DB: 'true',
      EVENTSTORE_CLUSTER_SIZE: '1',
      EVENTSTORE_RUN_PROJECTIONS: 'None',
      EVENTSTORE_TELEMETRY_OPTOUT: 'true',
    })
    .withExposedPorts(port)
    .withWaitStrategy(Wait.forHttp('/health/live', port).forStatusCode(204))
    .withStartupTimeout(startupMs)
    .start()
  t.teardown(() => container.stop())
  return `esdb://${container.getHost()}:${container.getMappedPort(port)}?tls=false`
}

async function failureOfEngine(): Promise<string | null> {
  // takes a second to load, for which whoever names a server need not wait
  const { getContainerRuntimeClient } = await import('testcontainers')
  try {
    await getContainerRuntimeClient()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
