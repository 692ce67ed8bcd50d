import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { Server } from '@grpc/grpc-js'
import { batchAppend } from './batch-append.ts'
import { clusterInfo, supportedMethods } from './cluster-calls.ts'
import { deleteStream, tombstoneStream } from './delete-stream.ts'
import type { ServerNode } from './node.ts'
import { readEvents } from './read-events.ts'
import { singleAppend } from './single-append.ts'

/** The limit of a message of the real server: it is above that of an append, which has its own answer. */
const maxMessageBytes = 16 * 1024 * 1024

/** Events are encoded once for all readers: what a read sends is bytes already. */
const streamsService = {
  ...streams.StreamsService,
  read: { ...streams.StreamsService.read, responseSerialize: (message: Buffer) => message },
}

export function grpcServer(node: ServerNode): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': -1,
  })
  server.addService(streamsService, {
    read: readEvents(node),
    append: singleAppend(node),
    batchAppend: batchAppend(node),
    delete: deleteStream(node),
    tombstone: tombstoneStream(node),
  })
  server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethods(node) })
  server.addService(gossip.GossipService, { read: clusterInfo(node) })
  return server
}
