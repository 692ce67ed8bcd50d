import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Compiling the sources is half of what a short command takes. Kept beside the code, where only who may change it can write.
// What comes from there is not counted line by line, so a measurement of coverage goes without.
if (process.env.NODE_V8_COVERAGE === undefined) {
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/wubu', import.meta.url))
  enableCompileCache(folder)
  // threads know it by this alone
  process.env.NODE_COMPILE_CACHE ??= folder
}

const { run } = await import('./run.ts')
process.exitCode = await run(process.argv)
