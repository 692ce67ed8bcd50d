import { enableCompileCache } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { flagsOf } from './v8-flags.ts'

// V8 takes such flags when it begins alone: the same process begins anew, before anything else was done
const missing = flagsOf(process.argv, availableParallelism()).filter((flag) => !process.execArgv.includes(flag))
if (missing.length > 0 && process.platform !== 'win32' && process.execve) {
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...missing, ...process.argv.slice(1)])
}

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
