import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { scratch, wubu } from './wubu.ts'

t.setTimeout(300_000)

t.test('the calendar on the command line', async (t) => {
  const dir = scratch(t)
  const data = join(dir, 'data')
  const made = await wubu('account', 'add', 'chief', '--data', data)
  t.equal(made.code, 0, made.stderr)
  const file = join(dir, '2027.json')
  const days = {
    holidays: [{ date: '2027-01-01', name: '元旦' }],
    workdays: [{ date: '2027-01-02', name: '元旦调休' }],
  }
  const year = { year: 2027, status: 'provisional', source: '暂定', ...days }
  const calendar = (...args: readonly string[]) => wubu('calendar', ...args, '--data', data)

  t.test('publishes a year from a file, each time as the next version', async (t) => {
    writeFileSync(file, JSON.stringify(year))
    t.match(await calendar('publish', file), { code: 0, stdout: /2027.*1.*暂定/ })
    writeFileSync(file, JSON.stringify({ ...year, status: 'published', source: '国办发明电' }))
    t.match(await calendar('publish', file, '--json'), {
      code: 0,
      stdout: `${JSON.stringify({ year: 2027, version: 2, status: 'published' })}\n`,
    })
  })
  t.test('lists the years and shows the days of one', async (t) => {
    const { stdout } = await calendar('list', '--json')
    const [listed] = JSON.parse(stdout).years
    t.match(listed, { year: 2027, version: 2, status: 'published', source: '国办发明电', holidays: 1, workdays: 1 })
    t.match(await calendar('show', '2027'), { code: 0, stdout: /2027-01-01[^\n]*元旦[\s\S]*2027-01-02[^\n]*元旦调休/ })
    t.match(await calendar('show', '2031'), { code: 2, stderr: /2031/ })
  })
  t.test('refuses a file that is wrong, in one line, and writes nothing', async (t) => {
    const wrong = { ...year, workdays: [{ date: '2027-01-04', name: '周一' }] }
    writeFileSync(file, JSON.stringify(wrong))
    t.match(await calendar('publish', file), { code: 2, stderr: /workday_not_on_weekend.*2027-01-04/ })
    writeFileSync(file, '{"year": 2027}')
    t.match(await calendar('publish', file), { code: 2, stderr: /status/ })
    t.match(await calendar('publish', join(dir, 'nothing.json')), { code: 2, stderr: /nothing\.json/ })
    writeFileSync(file, JSON.stringify({ ...year, version: 2 }))
    t.match(await calendar('publish', file), { code: 2, stderr: /calendar_version_not_newer|keyReused/ })
    t.equal(JSON.parse((await calendar('list', '--json')).stdout).years[0].version, 2)
  })
})
