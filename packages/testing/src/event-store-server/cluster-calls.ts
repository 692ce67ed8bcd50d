import gossip from '@eventstore/db-client/generated/gossip_pb.js'
import features from '@eventstore/db-client/generated/serverfeatures_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import type { sendUnaryData } from '@grpc/grpc-js'
import type { Call, Faults } from './faults.ts'
import type { ServerNode } from './node.ts'
import { refusedCall } from './refusals.ts'

/** The version that the client is told; what it may use of the protocol it reads from the list of methods. */
const playedVersion = '23.10.0'

const streamMethods: readonly (readonly [name: string, ...features: string[]])[] = [
  ['read', 'position', 'events'],
  ['append'],
  ['delete'],
  ['tombstone'],
  ['batchappend', 'deadline_duration'],
]

export function supportedMethods(node: ServerNode) {
  return (_call: unknown, reply: sendUnaryData<features.SupportedMethods>): void => {
    const methods = new features.SupportedMethods()
    methods.setEventStoreServerVersion(playedVersion)
    for (const [name, ...supported] of streamMethods) {
      const method = new features.SupportedMethod()
      method.setServiceName('event_store.client.streams.streams')
      method.setMethodName(name)
      method.setFeaturesList(supported)
      methods.addMethods(method)
    }
    disturbed(node, 'features', reply, () => reply(null, methods))
  }
}

/** Who is in the cluster: clients ask every seed until one answers, and choose by preference. */
export function clusterInfo(node: ServerNode) {
  return (_call: unknown, reply: sendUnaryData<gossip.ClusterInfo>): void =>
    disturbed(node, 'gossip', reply, () => {
      const info = new gossip.ClusterInfo()
      for (const member of node.membership.members()) {
        const { VNodeState } = gossip.MemberInfo
        const entry = new gossip.MemberInfo()
        const id = new shared.UUID()
        id.setString(member.instanceId)
        entry.setInstanceId(id)
        entry.setTimeStamp(String(BigInt(Date.now()) * 10_000n))
        entry.setState(member.role === 'leader' ? VNodeState.LEADER : VNodeState.FOLLOWER)
        entry.setIsAlive(member.isAlive)
        const endPoint = new gossip.EndPoint()
        endPoint.setAddress(member.host)
        endPoint.setPort(member.port)
        entry.setHttpEndPoint(endPoint)
        info.addMembers(entry)
      }
      reply(null, info)
    })
}

function disturbed<T>(
  { faults, membership }: { readonly faults: Faults; readonly membership: ServerNode['membership'] },
  call: Call,
  reply: sendUnaryData<T>,
  answer: () => void,
) {
  const fault = faults.strike(call, '')
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'refuse') return reply(refusedCall(fault.with, fault.leader ?? membership.leader()))
  if (fault?.kind === 'delay') setTimeout(answer, fault.ms)
  else answer()
}
