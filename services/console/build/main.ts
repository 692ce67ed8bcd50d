/** Builds the console into dist/ where its sources changed, with the digest of the sources that it is made of. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { isConsoleCurrent } from './index.ts'
import { digestOfSources } from './sources.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

if (!isConsoleCurrent()) {
  // taken before the build: what changes while it runs is built again next time
  const digest = digestOfSources()
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(join(root, 'dist/.sources'), digest)
}
