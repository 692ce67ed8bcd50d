import { join } from 'node:path'
import t from 'tap'
import type { CompletionReport } from '../src/report/completion-report.ts'
import { pairs } from './same-figures.ts'
import { report, scratch, wubu } from './wubu.ts'

const requests = 2_000

async function demo(data: string, seed: number, count = requests) {
  const { code, stdout, stderr } = await wubu(
    'demo',
    '--data',
    data,
    '--requests',
    String(count),
    '--seed',
    String(seed),
  )
  if (code !== 0) throw new Error(stderr)
  const at = /--at (\S+)/.exec(stdout)?.[1] ?? ''
  return { at, stdout, byUnit: await report(data, '--by', 'unit', '--at', at) }
}

function sums(report: CompletionReport) {
  const total = { completedOfAccepted: [0, 0], completedOfDue: [0, 0], completedOfSettled: [0, 0], onTimeOfDue: [0, 0] }
  for (const { figures } of report.rows) {
    for (const [name, [numerator, denominator]] of Object.entries(pairs(figures))) {
      const sum = total[name as keyof typeof total]
      sum[0] = (sum[0] ?? 0) + numerator
      sum[1] = (sum[1] ?? 0) + denominator
    }
  }
  return total
}

t.setTimeout(300_000)

t.test('the demo district', async (t) => {
  const dir = scratch(t)
  const one = join(dir, 'one')
  const { at, stdout, byUnit } = await demo(one, 1)
  const { completedOfAccepted, onTimeOfDue } = byUnit.total.figures

  t.test('has as many accepted requests as asked for, 98 % of them complete at the printed instant', async (t) => {
    t.equal(completedOfAccepted.denominator, requests)
    const rate = completedOfAccepted.numerator / completedOfAccepted.denominator
    t.ok(rate >= 0.9795 && rate <= 0.9805, `${rate}`)
    t.ok((onTimeOfDue.rate ?? 0) < 1, 'some are late')
    t.ok(new Set(byUnit.rows.map(({ figures }) => figures.onTimeOfDue.rate)).size > 5, 'units differ')
  })

  t.test('has cells that add up to the total, however it is cut', async (t) => {
    for (const by of ['unit', 'community', 'item,month', 'channel', 'grid']) {
      t.same(sums(await report(one, '--by', by, '--at', at)), pairs(byUnit.total.figures), by)
    }
  })

  t.test('shows everything that may happen to a request, and prints in what share', async (t) => {
    const shares = [...stdout.matchAll(/^ +(\d+) +([\d.]+)% {2}(.+)$/gm)].map(([, count, share, what]) => {
      return { what: what ?? '', count: Number(count), share: Number(share) }
    })
    t.equal(shares.length, 44)
    const none = shares.filter(({ count }) => count === 0).map(({ what }) => what)
    t.same(none, [])
    const shareOf = (what: string) => shares.find((one) => one.what.startsWith(what))?.share ?? 0
    t.ok(shareOf('同意退单') > 1 && shareOf('同意退单') < 8, 'a few in a hundred are returned')
    t.ok(shareOf('未评') > 15 && shareOf('未评') < 30, 'most are evaluated; patrol reports have nobody to ask')
    t.ok(shareOf('高峰时段') > 30, 'rush hours have more than their three hours of a day')
    t.ok(
      shareOf('红牌') < shareOf('黄牌') && shareOf('黄牌') < shareOf('超期'),
      'cards are rarer than what they are for',
    )
  })

  t.test(
    'prints one account for each role, the handler’s B person and a second administrator, with its password',
    async (t) => {
      const accounts = [...stdout.matchAll(/^ {2}demo-(\S+)\s+\S{4}-\S{4}-\S{4}-\S{4} /gm)].map(([, role]) => role)
      t.same(accounts, [
        'window',
        'grid',
        'dispatcher',
        'handler',
        'unit-head',
        'callback',
        'supervisor',
        'admin',
        'handler-b',
        'admin-b',
      ])
    },
  )

  t.test('is the same for the same seed, and another for another', async (t) => {
    const count = 600
    const first = await demo(join(dir, 'first'), 1, count)
    const again = await demo(join(dir, 'again'), 1, count)
    t.equal(again.at, first.at)
    t.same(again.byUnit.rows, first.byUnit.rows)
    const other = await demo(join(dir, 'other'), 2, count)
    t.notSame(other.byUnit.rows, first.byUnit.rows)
  })

  t.test('is made in an empty folder alone', async (t) => {
    t.match(await wubu('demo', '--data', one, '--requests', '10'), { code: 3, stderr: one })
  })
})
