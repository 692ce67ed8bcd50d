import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOfSources } from './sources.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(folder, 'dist')

/** Thrown when the console can't be built; what the build said stands on standard error. */
export class ConsoleNotBuilt extends Error {
  readonly code = 'console_not_built'
  constructor() {
    super('The console could not be built.')
    this.name = 'ConsoleNotBuilt'
  }
}

/** The folder of the built console, whatever its age; null where there is none. */
export function builtConsole(): string | null {
  return existsSync(join(dist, 'index.html')) ? dist : null
}

/** Whether what is built is made of the sources that are there. */
export function isConsoleCurrent(): boolean {
  const kept = join(dist, '.sources')
  return builtConsole() !== null && existsSync(kept) && readFileSync(kept, 'utf8') === digestOfSources()
}

/** Builds the console where its sources changed since, in a process of its own whose memory the server does not keep. Throws ConsoleNotBuilt. */
export async function buildConsole(): Promise<string> {
  if (isConsoleCurrent()) return dist
  const build = spawn(process.execPath, [join(folder, 'build/main.ts')], { cwd: folder, stdio: ['ignore', 2, 2] })
  const [status] = await once(build, 'exit')
  if (status !== 0) throw new ConsoleNotBuilt()
  return dist
}
