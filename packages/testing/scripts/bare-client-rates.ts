import { bareClientRates } from '../src/event-store-server/bare-client-rates.ts'
import { spawnEventStoreServer } from '../src/event-store-server/spawn-event-store-server.ts'

// node packages/testing/scripts/bare-client-rates.ts [esdb://…]: against that server, or the one for tests in a process of its own.
const [url] = process.argv.slice(2)
const server = url ? undefined : await spawnEventStoreServer()
console.table({ [url ?? 'the server for tests']: await bareClientRates(url ?? server?.connectionString ?? '') })
await server?.stop()
