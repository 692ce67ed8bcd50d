import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { lineOf, scratch, start } from './wubu.ts'

const run = promisify(execFile)
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

/** The README's walk as it stands there, with the address and the passwords that `start` printed filled in. */
function walk(said: string): string {
  const script = /```sh\n(BASE=[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  return script
    .replace(/^BASE=.*$/m, `BASE=${url}`)
    .replace(/\b(WINDOW|DISPATCHER|HANDLER|CALLBACK|SUPERVISOR)=…/g, (_all, role: string) => {
      const password = new RegExp(`demo-${role.toLowerCase()}\\s+(\\S+)`).exec(said)?.[1]
      return `${role}=${password}`
    })
}

t.setTimeout(180_000)

t.test('the README’s walk takes a request from the counter to its evaluation', async (t) => {
  const server = start('start', '--data', join(scratch(t), 'data'), '--port', '0')
  t.teardown(() => server.kill('SIGKILL'))
  const said = await lineOf(server, /http:\/\/127\.0\.0\.1:\d+/)
  const { stdout, stderr } = await run('bash', ['-euc', walk(said)], { timeout: 60_000 })
  t.equal(stderr, '')
  const rates = [...stdout.matchAll(/numerator: (\d+), denominator: (\d+)/g)].map(([, up, down]) =>
    [up, down].map(Number),
  )
  const [[up = 0, down = 0] = [], after] = rates
  t.same(after, [up + 1, down + 1], 'one more in numerator and denominator')
  t.match(stdout, /"state":\{"request":"closed.completed"\}/)
  t.match(stdout, /"type":"RequestEvaluated"/, 'the timeline shows the evaluation')
  t.match(stdout, /"intact":true/)
})
