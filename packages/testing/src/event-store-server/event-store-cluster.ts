import { randomUUID } from 'node:crypto'
import { EventLog } from './event-log.ts'
import { type EventStoreServer, startEventStoreServer } from './event-store-server.ts'
import type { Member, Membership } from './node.ts'

export interface EventStoreClusterOptions {
  readonly nodes?: number
  /** How far reads from a follower are behind, in ms. */
  readonly followerLagMs?: number
  /** How long nobody leads after the leader has gone, in ms. */
  readonly electionMs?: number
}

/** Servers that share one log as a replicated cluster does: one leads, the others forward writes and read late. */
export interface EventStoreCluster {
  /** Names every node: the client asks one of them who leads. */
  readonly connectionString: string
  readonly log: EventLog
  readonly nodes: readonly EventStoreServer[]
  /** The node that leads, undefined while none does. */
  readonly leader: EventStoreServer | undefined
  readonly followers: readonly EventStoreServer[]
  /** Makes another node lead, without a gap. */
  elect(node: EventStoreServer): void
  /** Kills a node; if it led, another one leads after the time of an election, given that a majority lives. */
  kill(node: EventStoreServer): Promise<void>
  restart(node: EventStoreServer): Promise<void>
  stop(): Promise<void>
}

export async function startEventStoreCluster(options: EventStoreClusterOptions = {}): Promise<EventStoreCluster> {
  const { nodes: size = 3, followerLagMs = 50, electionMs = 200 } = options
  const log = new EventLog()
  const nodes: EventStoreServer[] = []
  const state: { leader: number | undefined; election?: NodeJS.Timeout } = { leader: 0 }
  const hasQuorum = () => nodes.filter(({ isRunning }) => isRunning).length * 2 > size
  for (let index = 0; index < size; index += 1)
    nodes.push(await startEventStoreServer({ log, membership: membership(nodes, state, index, followerLagMs) }))
  const leader = () => (state.leader === undefined ? undefined : nodes[state.leader])
  const electLater = () => {
    clearTimeout(state.election)
    if (state.leader !== undefined || !hasQuorum()) return
    state.election = setTimeout(() => {
      state.leader = nodes.findIndex(({ isRunning }) => isRunning)
    }, electionMs)
  }
  return {
    connectionString: `esdb://${nodes.map(({ host, port }) => `${host}:${port}`).join(',')}?tls=false`,
    log,
    nodes,
    get leader() {
      return leader()
    },
    get followers() {
      return nodes.filter((node) => node.isRunning && node !== leader())
    },
    elect: (node) => {
      state.leader = nodes.indexOf(node)
    },
    kill: async (node) => {
      await node.kill()
      if (leader() === node || !hasQuorum()) state.leader = undefined
      electLater()
    },
    restart: async (node) => {
      await node.restart()
      electLater()
    },
    stop: async () => {
      clearTimeout(state.election)
      await Promise.all(nodes.map((node) => node.stop()))
    },
  }
}

function membership(
  nodes: readonly EventStoreServer[],
  state: { readonly leader: number | undefined },
  index: number,
  followerLagMs: number,
): Membership {
  const ids = new Map<number, string>()
  const member = (node: EventStoreServer, at: number): Member => {
    const instanceId = ids.get(at) ?? randomUUID()
    ids.set(at, instanceId)
    const role = at === state.leader ? 'leader' : 'follower'
    return { host: node.host, port: node.port, instanceId, role, isAlive: node.isRunning }
  }
  return {
    isLeader: () => state.leader === index,
    leader: () => (state.leader === undefined ? undefined : nodes[state.leader]),
    members: () => nodes.map(member),
    lagMs: () => (state.leader === index ? 0 : followerLagMs),
  }
}
