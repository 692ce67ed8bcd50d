/** Runs every `check:` script of package.json, also after one has failed, and ends with the names of those that did. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
const failed: string[] = []

for (const [name, command] of Object.entries(scripts)) {
  if (!name.startsWith('check:')) continue
  console.log(`── ${name} ── ${command}`)
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) failed.push(name)
}

console.log(failed.length === 0 ? 'all checks passed' : `checks failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
