import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { exitCodes } from '../src/cli-error.ts'
import { ended, lineOf, sampleFile, scratch, start, wubu } from './wubu.ts'

const commands = ['start', 'serve', 'import', 'demo', 'rebuild', 'verify', 'head', 'backup', 'restore']
const reference = readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8')

t.setTimeout(120_000)

t.test('help ends with 0 and says in Chinese and English what a command does', async (t) => {
  const { code, stdout } = await wubu('--help')
  t.equal(code, 0)
  for (const command of commands) t.match(stdout, new RegExp(`^  ${command} .*\\p{Script=Han}`, 'mu'))
  t.match(await wubu('import', '--help'), { code: 0, stdout: /--dry-run.*只检查.*write nothing/ })
})

t.test('every exit code is in the reference', async (t) => {
  const documented = [...reference.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code))
  t.same(documented, Object.values(exitCodes))
})

t.test('a wrong argument ends with 2', async (t) => {
  for (const args of [
    ['no-such-command'],
    ['import', sampleFile],
    ['report', 'completion', '--by', 'weather'],
    ['report', 'completion', '--at', '2026-01-01'],
    ['demo', '--requests', 'many'],
    ['serve', '--port', '99999'],
  ]) {
    const { code, stdout, stderr } = await wubu(...args)
    t.equal(code, exitCodes.usage, args.join(' '))
    t.equal(stdout, '')
    t.not(stderr, '')
  }
})

t.test('a folder without a log ends with 3, and is not made', async (t) => {
  const data = join(scratch(t), 'nothing')
  for (const args of [['report', 'completion'], ['verify'], ['head'], ['rebuild']]) {
    t.match(await wubu(...args, '--data', data), { code: exitCodes.dataFolder, stdout: '' }, args.join(' '))
  }
})

t.test('a running server', async (t) => {
  const dir = scratch(t)
  const data = join(dir, 'data')
  await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', data)
  const server = start('serve', '--data', data, '--port', '0')
  t.teardown(() => server.kill('SIGKILL'))
  await lineOf(server, /http:\/\/127\.0\.0\.1:\d+/)

  t.test('keeps a second writer out, who is told its name', async (t) => {
    const second = await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', data)
    t.match(second, { code: exitCodes.dataFolder, stderr: String(server.pid) })
  })

  t.test('leaves reading, checking and copying to others', async (t) => {
    const commands = [
      ['report', 'completion', '--json'],
      ['verify'],
      ['rebuild'],
      ['head', '--out', join(dir, 'head.json')],
      ['import', sampleFile, '--mapping', 'boston-311', '--dry-run'],
      ['backup', join(dir, 'copy')],
    ]
    for (const args of commands) t.match(await wubu(...args, '--data', data), { code: 0 }, args.join(' '))
  })

  t.test('ends with 0 on SIGTERM', async (t) => {
    server.kill('SIGTERM')
    t.equal(await ended(server), 0)
  })

  t.test('can be restored from its backup, with the same head', async (t) => {
    const restored = join(dir, 'restored')
    t.match(await wubu('restore', join(dir, 'copy'), '--data', restored), { code: 0 })
    t.match(await wubu('verify', '--data', restored, '--head', join(dir, 'head.json')), { code: 0 })
    const again = await wubu('restore', join(dir, 'copy'), '--data', restored)
    t.match(again, { code: exitCodes.dataFolder }, 'but not into a folder that holds something')
  })

  t.test('whose log was changed fails its verification with 4 and the name of the event', async (t) => {
    const log = new DatabaseSync(join(data, 'log.db'))
    log.exec(`update events set data = data || ' ' where position = 400`)
    const changed = log
      .prepare('select name from streams join events on stream = streams.id where position = 400')
      .get()
    log.close()
    const { code, stderr } = await wubu('verify', '--data', data)
    t.equal(code, exitCodes.verification)
    t.match(stderr, String(changed?.name))
  })
})

t.test('a head that is none ends with 2', async (t) => {
  const dir = scratch(t)
  mkdirSync(join(dir, 'data'))
  writeFileSync(join(dir, 'head.json'), '{}')
  t.match(await wubu('verify', '--head', join(dir, 'head.json'), '--data', join(dir, 'data')), {
    code: exitCodes.usage,
  })
})

t.test('account add makes the first administrator of an empty folder, and no name twice', async (t) => {
  const data = join(scratch(t), 'data')
  const made = await wubu('account', 'add', 'chief', '--data', data)
  t.match(made, { code: 0, stdout: /shown this once: \S{19}/ })
  t.match(await wubu('account', 'add', 'chief', '--data', data), { code: exitCodes.usage, stderr: 'login_name_taken' })
})
