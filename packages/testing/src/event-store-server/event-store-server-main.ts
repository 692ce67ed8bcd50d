import { parseArgs } from 'node:util'
import { startEventStoreCluster } from './event-store-cluster.ts'
import { startEventStoreServer } from './event-store-server.ts'

// The server as a process of its own, for tests that kill or freeze it. Says where it is in one line of JSON, and ends with its
// standard input, so that it never outlives the test that started it. Its log ends with it.
const { values } = parseArgs({ options: { port: { type: 'string' }, nodes: { type: 'string' } } })
const nodes = Number(values.nodes ?? 1)
const server =
  nodes > 1 ? await startEventStoreCluster({ nodes }) : await startEventStoreServer({ port: Number(values.port ?? 0) })
process.stdout.write(`${JSON.stringify({ connectionString: server.connectionString, pid: process.pid })}\n`)
process.stdin.resume()
process.stdin.on('end', () => server.stop())
