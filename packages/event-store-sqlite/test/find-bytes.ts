/** A process that prints which files of a folder hold one of the byte strings (hex, one a line on standard input). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , dir = ''] = process.argv
const needles = readFileSync(0, 'utf8').trim().split('\n')
for (const name of readdirSync(dir)) {
  const bytes = readFileSync(join(dir, name))
  const found = needles.filter((needle) => bytes.includes(needle, 0, 'hex')).length
  if (found > 0) process.stdout.write(`${name}: ${found}\n`)
}
