import { randomUUID } from 'node:crypto'
import { ServerCredentials } from '@grpc/grpc-js'
import { selfSignedCertificate } from './certificate.ts'
import { connections } from './connections.ts'
import { EventLog } from './event-log.ts'
import { Faults } from './faults.ts'
import { grpcServer } from './grpc-services.ts'
import type { Member, Membership, ServerNode, ServerSettings } from './node.ts'

export interface EventStoreServerOptions extends Partial<Omit<ServerSettings, 'credentials'>> {
  /** With credentials the server speaks TLS and refuses who does not have them; without, it is one started with `--insecure`. */
  readonly credentials?: { readonly username: string; readonly password: string }
  /** A log that lives longer than this server, or is shared with others. */
  readonly log?: EventLog
  /** Given for a node of a cluster. */
  readonly membership?: Membership
  /** 0: any free one. */
  readonly port?: number
}

/** An EventStoreDB 23.10 for tests: its streams protocol over a log in memory, and a switchboard of faults. */
export interface EventStoreServer {
  /** What the client takes, credentials and certificate included. */
  readonly connectionString: string
  readonly host: string
  readonly port: number
  readonly log: EventLog
  readonly faults: Faults
  /** How many clients are connected. */
  readonly connections: number
  /** How many bytes those that are connected were sent. */
  readonly sentBytes: number
  readonly isRunning: boolean
  /** Ends the open subscriptions as a server does that is asked to (`end`, no error) or that finds the reader too slow. */
  dropSubscriptions(by: 'end' | 'tooSlow'): void
  /** Breaks every connection; the server stays and takes new ones. */
  cutConnections(): void
  /** As by SIGKILL: connections break, the port refuses. What the log has, it keeps. */
  kill(): Promise<void>
  /** As on a shutdown: open calls end without an error, then connections close and the port refuses. */
  stop(): Promise<void>
  /** Takes connections again, on the same port, with the same log. */
  restart(): Promise<void>
}

const host = '127.0.0.1'

export async function startEventStoreServer(options: EventStoreServerOptions = {}): Promise<EventStoreServer> {
  const { credentials, log = new EventLog(), liveBuffer = 64, maxAppendBytes = 1_048_576 } = options
  const certificate = credentials && (await selfSignedCertificate())
  const faults = new Faults()
  const node: ServerNode = {
    log,
    faults,
    membership: options.membership ?? alone(() => network.port),
    settings: { liveBuffer, maxAppendBytes, ...(credentials && { credentials }) },
    killConnection: (peer) => network.kill(peer),
    subscriptions: new Set(),
  }
  const grpc = grpcServer(node)
  const injector = grpc.createConnectionInjector(certificate?.credentials ?? ServerCredentials.createInsecure())
  const network = connections(host, (socket) => injector.injectConnection(socket))
  const port = await network.listen(options.port ?? 0)
  let isRunning = true
  const down = async () => {
    isRunning = false
    await network.close()
    network.kill()
  }
  return {
    connectionString: connectionString(port, credentials, certificate?.file),
    host,
    port,
    log,
    faults,
    get connections() {
      return network.count
    },
    get sentBytes() {
      return network.sentBytes
    },
    get isRunning() {
      return isRunning
    },
    dropSubscriptions: (by) => drop(node, by),
    cutConnections: () => network.kill(),
    kill: down,
    stop: async () => {
      await network.close()
      drop(node, 'end')
      await new Promise((resolve) => setTimeout(resolve, 20))
      await down()
      certificate?.remove()
    },
    restart: async () => {
      if (isRunning) return
      await network.listen(port)
      isRunning = true
    },
  }
}

function drop({ subscriptions }: ServerNode, by: 'end' | 'tooSlow'): void {
  for (const subscription of [...subscriptions]) subscription.cut(by)
}

function connectionString(port: number, credentials: EventStoreServerOptions['credentials'], caFile?: string): string {
  if (!credentials || !caFile) return `esdb://${host}:${port}?tls=false`
  const user = [credentials.username, credentials.password].map(encodeURIComponent).join(':')
  // by name: an address is no server name in TLS
  return `esdb://${user}@localhost:${port}?tls=true&tlsCAFile=${encodeURIComponent(caFile)}`
}

function alone(port: () => number): Membership {
  const instanceId = randomUUID()
  const me = (): Member => ({ host, port: port(), instanceId, role: 'leader', isAlive: true })
  return { isLeader: () => true, leader: me, members: () => [me()], lagMs: () => 0 }
}
