import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the workspace: the console bundles the contract and what that takes of the domain. */
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const sources = [
  'services/console/{src,public,build}/**/*.*',
  'services/console/{index.html,package.json,vite.config.ts}',
  'packages/{contract,domain}/src/**/*.ts',
  'pnpm-lock.yaml',
]

/** A digest of all that the build depends on, tests left out. */
export function digestOfSources(): string {
  const digest = createHash('sha256')
  const files = globSync(sources, { cwd: root, exclude: ['**/*.test.ts'] }).sort()
  for (const file of files)
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return digest.digest('hex')
}
