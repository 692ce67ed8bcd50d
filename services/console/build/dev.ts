/** The console from its sources, reloaded in the browser as they change; the API is where CONSOLE_API says. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const server = await createServer({ root, configFile: join(root, 'vite.config.ts') })
await server.listen()
server.printUrls()
