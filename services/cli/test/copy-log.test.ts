import { randomInt } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { copyLog } from '@wubu/engine'
import { openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { exitCodes } from '../src/cli-error.ts'
import { openToCopy, openToFill } from '../src/copy-ends.ts'
import { ended, report, sampleFile, scratch, start, wubu } from './wubu.ts'

t.setTimeout(180_000)

t.test('a copied data folder', async (t) => {
  const dir = scratch(t)
  const [from, to] = [join(dir, 'from'), join(dir, 'to')]
  const made = await wubu('demo', '--requests', '160', '--data', from)
  t.equal(made.code, 0, made.stderr)
  await wubu('head', '--data', from, '--out', join(dir, 'head.json'))
  const copy = (target = to) => wubu('copy-log', '--from', `sqlite:${from}`, '--to', `sqlite:${target}`)

  t.test('has the same head, whole chains and the same figures', async (t) => {
    t.match(await copy(), { code: 0, stdout: /Copied and verified/ })
    t.match(await wubu('verify', '--data', to, '--head', join(dir, 'head.json')), { code: 0 })
    const at = '2026-01-01T00:00:00+08:00'
    const figures = await report(from, '--at', at, '--by', 'unit')
    t.same(
      await report(to, '--at', at, '--by', 'unit'),
      figures,
      'the log’s head, too, at the same place of the same log',
    )
    t.ok(figures.total.figures.completedOfAccepted.denominator > 120)
  })

  t.test('is completed after it was killed', async (t) => {
    for (let round = 0; round < 2; round += 1) {
      const target = join(dir, `killed-${round}`)
      const child = start('copy-log', '--from', `sqlite:${from}`, '--to', `sqlite:${target}`, '--in-flight', '3')
      const after = randomInt(400, 1_200)
      await wait(after)
      child.kill('SIGKILL')
      t.comment(`killed after ${after} ms: ${await ended(child)}`)
      const again = await copy(target)
      t.match(again, { code: 0 }, again.stderr)
      t.match(await wubu('verify', '--data', target, '--head', join(dir, 'head.json')), { code: 0 })
    }
  })

  t.test('goes to a server and comes back, with the same head', async (t) => {
    const server = await startEventStoreServer()
    t.teardown(() => server.kill())
    // in its order, whatever becomes of some of the appends that are in flight
    const faults = (['kill', 'unavailable', 'notReady'] as const).map((tell, nth) =>
      server.faults.inject('append', { kind: 'loseReply', tell }, { skip: 40 + 100 * nth }),
    )
    server.faults.inject('append', { kind: 'refuse', with: 'noLeader' }, { skip: 400, times: 70 })
    const there = await wubu('copy-log', '--from', `sqlite:${from}`, '--to', server.connectionString)
    t.ok(faults.every(({ hits }) => hits === 1))
    t.match(there, { code: 0 }, there.stderr)
    const again = await wubu('copy-log', '--from', `sqlite:${from}`, '--to', server.connectionString)
    t.match(again, { code: 0, stdout: / 0 本次新增/ }, again.stderr)
    const target = join(dir, 'from-server')
    const back = await wubu('copy-log', '--from', server.connectionString, '--to', `sqlite:${target}`, '--data', from)
    t.match(back, { code: 0 }, back.stderr)
    t.match(await wubu('verify', '--data', target, '--head', join(dir, 'head.json')), { code: 0 })
    const shared = ['--log', server.connectionString, '--data', from, '--head', join(dir, 'head.json')]
    t.match(await wubu('verify', ...shared), { code: 0 }, 'and the server holds it')
  })

  t.test('is not written over another log, nor beside another installation key', async (t) => {
    const other = join(dir, 'other')
    await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', other)
    t.match(await copy(other), { code: exitCodes.dataFolder, stderr: /installation key/ })
    const sameKey = join(dir, 'same-key')
    mkdirSync(sameKey)
    copyFileSync(join(from, 'installation.key'), join(sameKey, 'installation.key'))
    await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', sameKey)
    t.match(await copy(sameKey), { code: exitCodes.dataFolder, stderr: /is the log/ })
  })

  t.test('went to a store of another kind and came back as it was', async (t) => {
    const source = await openToCopy({ kind: 'sqlite', dir: from }, from)
    const store = openMemoryEventStore(source.store.logId)
    const keys = openMemoryKeyStore(source.keys.installationKey)
    const away = { store, keys, close: () => store.close() }
    const { head } = await copyLog({ from: source, to: away })
    const back = await openToFill({ kind: 'sqlite', dir: join(dir, 'back') }, away)
    t.equal((await copyLog({ from: away, to: back, inFlight: 100 })).head.digest, head.digest)
    await Promise.all([source.close(), back.close()])
    t.match(await wubu('verify', '--data', join(dir, 'back'), '--head', join(dir, 'head.json')), { code: 0 })
  })
})

t.test('a log that is named in no known way is refused, and its password not repeated', async (t) => {
  const refused = await wubu('copy-log', '--from', 'postgres://admin:secret@host', '--to', 'sqlite:there')
  t.match(refused, { code: exitCodes.usage, stderr: /sqlite:DIR/ })
  t.notMatch(refused.stderr, /secret/)
})
