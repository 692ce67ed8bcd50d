/** The API with a demo district, started again when its sources change, and the console beside it, reloaded in the browser. */
import { spawn } from 'node:child_process'

const api = 'http://127.0.0.1:8080'
const commands = [
  [process.execPath, '--watch', '--watch-preserve-output', 'services/cli/src/main.ts', 'start', '--no-console'],
  [process.execPath, 'services/console/build/dev.ts'],
] as const

const children = commands.map(([command, ...args]) =>
  spawn(command, args, { stdio: 'inherit', env: { ...process.env, CONSOLE_API: api } }),
)
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill()
    process.exitCode = code ?? 0
  })
}
