import { join } from 'node:path'
import t from 'tap'
import { ended, lineOf, report, scratch, start } from './wubu.ts'

t.setTimeout(120_000)

t.test('start', async (t) => {
  const data = join(scratch(t), 'data')
  const first = start('start', '--data', data, '--port', '0')
  t.teardown(() => first.kill('SIGKILL'))
  const said = await lineOf(first, /http:\/\/127\.0\.0\.1:\d+/)
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''

  t.test('seeds an empty folder and prints accounts that can sign in', async (t) => {
    const [, name = '', password = ''] = /(demo-dispatcher)\s+(\S+)/.exec(said) ?? []
    const reply = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    })
    t.equal(reply.status, 201)
  })

  t.test('is stopped by SIGTERM without an error', async (t) => {
    first.kill('SIGTERM')
    t.equal(await ended(first), 0)
  })

  t.test('leaves some of the work open', async (t) => {
    const { total } = await report(data)
    const { numerator, denominator } = total.figures.completedOfAccepted
    t.ok(denominator > 2_500 && numerator < denominator, `${numerator} of ${denominator}`)
  })

  t.test('does not seed a second time', async (t) => {
    const before = await report(data)
    const second = start('start', '--data', data, '--port', '0')
    t.teardown(() => second.kill('SIGKILL'))
    t.notMatch(await lineOf(second, /http:\/\/127\.0\.0\.1:\d+/), /demo-dispatcher/)
    second.kill('SIGTERM')
    t.equal(await ended(second), 0)
    t.equal((await report(data)).logHead, before.logHead)
  })
})
