import { EventStoreDBClient } from '@eventstore/db-client'
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js'
import type { Append } from './append-request.ts'
import { type Appended, AppendStream } from './append-stream.ts'
import type { ServerAddress } from './log-url.ts'

/** The client, with appends of its own and an end that leaves no socket behind. */
export class LogClient extends EventStoreDBClient {
  #appends: Promise<AppendStream> | null = null
  #channel: ReturnType<EventStoreDBClient['getChannel']> | null = null

  constructor(address: ServerAddress) {
    const { endpoints, discover, options, channel, credentials } = address
    const [endpoint] = endpoints
    if (!endpoint) throw new Error('an address without a host')
    if (discover) super({ ...options, discover: endpoint }, channel, credentials)
    else if (endpoints.length > 1) super({ ...options, endpoints: [...endpoints] }, channel, credentials)
    else super({ ...options, endpoint }, channel, credentials)
    const getChannel = this.getChannel
    this.getChannel = () => {
      this.#channel = getChannel()
      return this.#channel
    }
  }

  async append(append: Append, limitMs: number): Promise<Appended> {
    const stream = await this.#appendStream()
    return stream.append(append, limitMs)
  }

  /** Ends every call of this client, and of no other, and closes its connection. */
  async end(): Promise<void> {
    const channel = this.#channel
    await this.dispose()
    if (channel === null) return
    const [found] = await Promise.allSettled([channel])
    if (found.status === 'fulfilled') found.value.close()
  }

  async #appendStream(): Promise<AppendStream> {
    this.#appends ??= this.#openAppends()
    const opening = this.#appends
    try {
      const stream = await opening
      if (stream.isOpen) return stream
    } catch (error) {
      if (this.#appends === opening) this.#appends = null
      throw error
    }
    if (this.#appends === opening) this.#appends = null
    return this.#appendStream()
  }

  async #openAppends(): Promise<AppendStream> {
    const open = this.GRPCStreamCreator(grpcStreams.StreamsClient, 'batchAppend', (client) =>
      client.batchAppend(...this.callArguments({}, { deadline: Infinity })),
    )
    return new AppendStream(await open())
  }
}
