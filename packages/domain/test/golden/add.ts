/** Writes the golden file of each scenario that has none yet. A file that is there stays: history must replay for ever. */
import { existsSync, writeFileSync } from 'node:fs'
import { allScenarios } from './scenarios.ts'

for (const [name, build] of Object.entries(allScenarios)) {
  const file = new URL(`./histories/${name}.json`, import.meta.url)
  if (existsSync(file)) continue
  writeFileSync(file, `${JSON.stringify(build(), null, 2)}\n`)
  process.stdout.write(`added ${name}\n`)
}
