import { join } from 'node:path'
import t from 'tap'
import { sampleFile, scratch, wubu } from './wubu.ts'

t.setTimeout(300_000)

t.test('the reports besides completion', async (t) => {
  const data = join(scratch(t), 'data')
  const made = await wubu('demo', '--requests', '400', '--data', data)
  t.equal(made.code, 0, made.stderr)
  const [, at = ''] = /--at (\S+)/.exec(made.stdout) ?? []
  const run = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await wubu('report', ...args, '--data', data, '--at', at)
    if (code !== 0) throw new Error(stderr)
    return stdout
  }
  const json = async (...args: readonly string[]) => JSON.parse(await run(...args, '--json'))

  t.test('give rows that add up to the total', async (t) => {
    const found = await json('satisfaction', '--by', 'unit,month')
    const sum = (part: 'numerator' | 'denominator') =>
      found.rows.reduce(
        (total: number, { rates }: { rates: Record<string, Record<string, number>> }) =>
          total + (rates.satisfiedOfEvaluated?.[part] ?? 0),
        0,
      )
    const { numerator, denominator } = found.total.rates.satisfiedOfEvaluated
    t.ok(numerator > 0 && numerator < denominator)
    t.same([sum('numerator'), sum('denominator')], [numerator, denominator])
    t.equal(found.at, at)
  })
  t.test('attribute every return', async (t) => {
    const { rates, reasons } = await json('returns')
    t.equal(reasons.total.returned, rates.total.rates.returnedOfDispatched.numerator)
    t.ok(reasons.total.returned > 0)
  })
  t.test('of completion can be narrowed, and the parts add up to the whole', async (t) => {
    const { rows } = await json('completion', '--by', 'channel')
    const accepted = ({ figures }: { figures: Record<string, { denominator: number }> }) =>
      figures.completedOfAccepted?.denominator
    for (const row of rows.slice(0, 1)) {
      const alone = await json('completion', '--channel', row.cell.channel)
      t.equal(accepted(alone.total), accepted(row), row.cell.channel)
    }
    const nobody = await json('completion', '--unit', '', '--by', 'unit')
    t.ok(nobody.rows.every(({ cell }: { cell: { unit: string | null } }) => cell.unit === null))
    const both = await json('completion', '--unit', 'nobody', '--item', 'nothing', '--community', 'nowhere')
    t.equal(accepted(both.total), 0)
  })
  t.test('count the working time of what is complete', async (t) => {
    const { times } = await json('times', '--by', 'item')
    const completion = await json('completion')
    t.equal(times.total.minutes.count, completion.total.figures.completedOfAccepted.numerator)
    t.ok(times.total.minutes.median <= times.total.minutes.p90)
  })
  t.test('are tables for people', async (t) => {
    const day = at.slice(0, 10)
    t.match(await run('satisfaction', '--by', 'unit'), /满意率/)
    t.match(await run('returns', '--by', 'unit'), /合计/)
    t.match(await run('times'), /P90/)
    t.match(await run('assessment', '--quarter', `${day.slice(0, 4)}-Q1`), /默认权重/)
    t.match(await run('trends', '--day', day), /检验/)
  })
  t.test(
    'give an earlier report again by what was known then, whatever was written since of a time before',
    async (t) => {
      const reports = async (...known: readonly string[]) => [
        await json('completion', '--by', 'unit', ...known),
        await json('satisfaction', '--by', 'unit', ...known),
        await json('times', ...known),
        await json('returns', ...known),
      ]
      const frozen = await reports()
      const imported = await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', data)
      t.equal(imported.code, 0, imported.stderr)
      t.strictNotSame(
        await json('completion', '--by', 'unit'),
        frozen[0],
        'requests of 2011 count at any later instant',
      )
      t.strictSame(await reports('--known', frozen[0].logHead), frozen)
      const wrong = await wubu('report', 'times', '--known', 'another:1', '--data', data)
      t.match(wrong, { code: 2, stderr: /--known/ })
    },
  )
  t.test('refuse what is no quarter, no week and no dimension', async (t) => {
    t.equal((await wubu('report', 'assessment', '--quarter', '2026-03', '--data', data)).code, 2)
    t.equal((await wubu('report', 'trends', '--day', '2026-03-01', '--days', '8', '--data', data)).code, 2)
    t.equal((await wubu('report', 'satisfaction', '--by', 'weather', '--data', data)).code, 2)
  })
})
