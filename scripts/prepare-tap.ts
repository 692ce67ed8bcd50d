/**
 * tap compiles its plugins into one class, once. An install leaves the default one, whose TypeScript plugin does not work
 * with TypeScript 7: build the class without it, unless that is what is there.
 */
import { spawnSync } from 'node:child_process'
import { t } from 'tap'

// what .taprc takes out
const unwanted = '@tapjs/typescript'

if (t.pluginSignature.split('\n').includes(unwanted)) {
  const build = spawnSync('tap', ['build'], { stdio: ['ignore', 'inherit', 'inherit'] })
  process.exitCode = build.status ?? 1
}
