import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { registered } from './story.ts'

t.test('a year of the calendar', async (t) => {
  const node = await startNode(t)
  const { client } = node
  const admin = client('admin')
  const year = new Date().getUTCFullYear() + 1
  const params = { year }
  const body = { version: 1, status: 'provisional' as const, source: '暂定', holidays: [], workdays: [] }
  const { id } = await registered(node)
  await node.settled()

  t.test('that was never set is not there, and then it is, marked 暂定', async (t) => {
    await t.rejects(admin.call(routes.getCalendarYear, { params }), { code: 'calendar_year_not_set' })
    await admin.call(routes.setCalendarYear, { params, body })
    await node.settled()
    t.match(await client('window-a').call(routes.getCalendarYear, { params }), { year, status: 'provisional' })
    const { years } = await client('window-a').call(routes.listCalendarYears, {})
    t.ok(years.some((one) => one.year === year))
  })

  t.test('can be tried before it is set: it says what would move, and writes nothing', async (t) => {
    const { deadlines } = await client('dispatcher').call(routes.getRequest, { params: { id } })
    const due = deadlines.find(({ kind }) => kind === 'total')?.dueAt ?? ''
    // the local day of the due date is no working day any more
    const date = due.slice(0, 10)
    const own = { year: Number(date.slice(0, 4)) }
    const holidays = [{ date, name: '临时放假' }]
    const before = await node.head()
    const preview = await admin.call(routes.previewCalendarYear, {
      params: own,
      body: { ...body, version: 2, status: 'published', holidays },
    })
    t.match(preview, { looked: 1, moved: 1, complete: true, examples: [{ requestId: id, kind: 'total', from: due }] })
    t.ok((preview.examples[0]?.to ?? '') > due)
    t.equal(await node.head(), before)
  })
})
