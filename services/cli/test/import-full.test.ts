import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { completionFigures } from '@wubu/read-models'
import t from 'tap'
import { withReadModels } from '../src/read-models-of.ts'
import { completionReport } from '../src/report/completion-report.ts'
import { rowsOf } from './recount.ts'
import { type Ask, bothWays, pairs } from './same-figures.ts'
import { scratch, wubu } from './wubu.ts'

const file = fileURLToPath(new URL('../../../../shared/data/boston-311-2011h2.csv.gz', import.meta.url))
const skip = existsSync(file) ? false : `there is no ${file}`

// a slow machine takes a minute for the import alone
t.setTimeout(300_000)

/** As the file's own description has them. */
const published = [
  ['2026-11-01 00:00:00', '-04:00', [54_570, 58_251], [43_803, 47_252], [54_570, 58_019], [35_573, 47_252]],
  ['2012-01-01 00:00:00', '-05:00', [48_372, 58_251], [34_978, 39_685], [48_372, 53_079], [29_928, 39_685]],
  ['2011-08-01 00:00:00', '-04:00', [6_912, 9_854], [4_029, 4_559], [6_912, 7_442], [3_723, 4_559]],
] as const
const closedByDepartment = {
  PWDx: [36_945, 36_977],
  ISD: [6_183, 7_873],
  INFO: [1_290, 3_246],
  BTDT: [4_278, 4_280],
  PARK: [4_682, 4_682],
  PROP: [1_113, 1_113],
} as const

t.test(
  'the whole file gives the published figures, and at any instant what the file itself counts',
  { skip },
  async (t) => {
    const data = join(scratch(t), 'data')
    const imported = await wubu('import', file, '--mapping', 'boston-311', '--data', data)
    t.match(imported, { code: 0, stdout: '58251 新增 added' })
    // the command is tested elsewhere; a process for each of these questions would take a minute
    const ask: Ask = (at, by) =>
      withReadModels({ dir: data }, ({ db, known: logHead }) =>
        completionReport(completionFigures(db, { at, by }), { at, logHead }),
      )
    for (const [at, offset, accepted, due, settled, onTime] of published) {
      const { total } = await ask(`${at.replace(' ', 'T')}${offset}`, [])
      t.same(pairs(total.figures), {
        completedOfAccepted: accepted,
        completedOfDue: due,
        completedOfSettled: settled,
        onTimeOfDue: onTime,
      })
    }
    const { rows: units } = await ask('2026-11-01T00:00:00-04:00', ['unit'])
    for (const [unit, figures] of Object.entries(closedByDepartment)) {
      const row = units.find(({ cell }) => cell.unit === unit)
      t.same(row && pairs(row.figures).completedOfAccepted, figures, unit)
    }
    const rows = rowsOf(file)
    const instants = [
      ['2026-11-01 00:00:00', '-04:00'],
      ['2012-01-01 00:00:00', '-05:00'],
      ['2011-08-01 00:00:00', '-04:00'],
      ['2011-11-06 03:00:00', '-05:00'],
      ['2011-10-17 09:41:07', '-04:00'],
      ['2011-07-04 00:00:00', '-04:00'],
    ] as const
    for (const [at, offset] of instants) {
      for (const by of [['unit'], ['month', 'channel']] as const) {
        const { made, expected } = await bothWays(ask, rows, at, offset, by)
        t.same(made, expected, `as of ${at} by ${by.join(', ')}`)
      }
    }
  },
)
