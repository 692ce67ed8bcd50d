/** Plays an EventStoreDB in a process of its own, as a cluster's server is; prints where it is. Ends when its stdin does. */
import { startEventStoreServer } from '@wubu/testing/event-store-server'

const server = await startEventStoreServer()
process.stdout.write(`${server.connectionString}\n`)
process.stdin.on('end', () => process.exit(0)).resume()
