import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { rowsOf } from './recount.ts'
import { asking, bothWays } from './same-figures.ts'
import { report, sampleFile, scratch, wubu } from './wubu.ts'

const importInto = (data: string, file: string, ...more: string[]) =>
  wubu('import', file, '--mapping', 'boston-311', '--data', data, ...more)

t.setTimeout(120_000)

t.test('an import gives the figures of the file', async (t) => {
  const data = join(scratch(t), 'data')
  const { code, stdout } = await importInto(data, sampleFile)
  t.equal(code, 0)
  t.match(stdout, /320 新增 added, 0 已存在 already there, 0 坏行 bad/)
  const rows = rowsOf(sampleFile)
  const instants = [
    ['2011-11-06 03:00:00', '-05:00'],
    ['2011-09-15 12:34:56', '-04:00'],
    ['2026-11-01 00:00:00', '-04:00'],
  ] as const
  for (const [at, offset] of instants) {
    for (const by of [[], ['unit'], ['month', 'channel']] as const) {
      const { made, expected } = await bothWays(asking(data), rows, at, offset, by)
      t.same(made, expected, `as of ${at} by ${by.join(', ') || 'nothing'}`)
    }
  }
  t.test('and a second time adds nothing', async (t) => {
    const before = await report(data)
    const again = await importInto(data, sampleFile)
    t.match(again, { code: 0, stdout: /0 新增 added, 320 已存在 already there/ })
    t.equal((await report(data)).logHead, before.logHead, 'not one event was written')
  })
  t.test('and a row that says something else than before is a bad row, since an import never overwrites', async (t) => {
    const file = join(scratch(t), 'changed.csv')
    writeFileSync(file, readFileSync(sampleFile, 'utf8').replace('Street Light Outages,Public', 'Another title,Public'))
    const { code, stdout } = await importInto(data, file)
    t.equal(code, 5)
    t.match(stdout, /0 新增 added, 319 已存在 already there, 1 坏行 bad/)
    t.match(readFileSync(`${file}.errors.csv`, 'utf8'), 'imported before with other content')
  })
})

t.test('a dry run tells what would happen and writes nothing', async (t) => {
  const data = join(scratch(t), 'data')
  const { code, stdout } = await importInto(data, sampleFile, '--dry-run')
  t.equal(code, 0)
  t.match(stdout, /320 新增 added/)
  t.notOk(existsSync(data))
})

t.test('bad rows go to the error file with line and reason, and the rest goes on', async (t) => {
  const dir = scratch(t)
  const file = join(dir, 'bad.csv')
  const [header = '', first = '', second = '', third = ''] = readFileSync(sampleFile, 'utf8').split('\n')
  const bad = [
    second.replace(/^\d+/, ''),
    second.replace('Self Service', 'Pigeon').replace(/^\d+/, '1'),
    second.replace(/2011-\d\d-\d\d/, '2011-02-30').replace(/^\d+/, '2'),
    'too,few,cells',
    second.replace(',Closed,', ',Open,').replace(/^\d+/, '3'),
  ]
  writeFileSync(file, [header, first, ...bad, third].join('\n'))
  const { code, stdout } = await importInto(join(dir, 'data'), file)
  t.equal(code, 5)
  t.match(stdout, /7 行 rows: 2 新增 added, 0 已存在 already there, 5 坏行 bad/)
  const lines = readFileSync(`${file}.errors.csv`, 'utf8').trim().split('\n')
  t.equal(lines[0], `import_line,import_reason,${header}`)
  t.match(lines[1], /^3,case_enquiry_id is empty,/)
  t.match(lines[2], /^4,.*Pigeon.*has no channel/)
  t.match(lines[3], /^5,.*is not a time of the form/)
  t.match(lines[4], /^6,"not a row of the table/)
  t.match(lines[5], /^7,.*case_status is ""Open"" but closed_dt is set/)
  t.test('and the error file, mended, can itself be imported', async (t) => {
    const mended = join(dir, 'mended.csv')
    writeFileSync(mended, [lines[0], lines[1], lines[2]?.replace(',Pigeon', ',Self Service')].join('\n'))
    const { code, stdout } = await importInto(join(dir, 'data'), mended)
    t.equal(code, 5)
    t.match(stdout, /2 行 rows: 1 新增 added, 0 已存在 already there, 1 坏行 bad/)
    t.equal(readFileSync(`${mended}.errors.csv`, 'utf8').split('\n')[0], lines[0])
  })
})

t.test('an argument that cannot be used writes nothing and says what to do', async (t) => {
  const data = join(scratch(t), 'data')
  t.match(await wubu('import', '/no/such/file.csv', '--mapping', 'boston-311', '--data', data), {
    code: 2,
    stderr: '/no/such/file.csv',
  })
  t.match(await wubu('import', sampleFile, '--mapping', 'atlantis', '--data', data), {
    code: 2,
    stderr: 'infra/mappings',
  })
  t.notOk(existsSync(data))
})
