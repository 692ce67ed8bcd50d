import { routes } from '@wubu/contract'
import { strFromU8, unzipSync } from 'fflate'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, dispatched } from './story.ts'

t.test('figures as a file', async (t) => {
  const node = await startNode(t)
  const supervisor = node.client('supervisor')
  await awaitingFeedback(node)
  const { receiptNo } = await dispatched(node, ['urban-management'], 'b')
  await node.client('admin').call(routes.renameUnit, { params: { id: 'urban-management' }, body: { name: '=1+1' } })
  await node.settled()
  const csv = async (file: Promise<{ name: string; blob: Blob }>) => {
    const { name, blob } = await file
    t.match(name, /^[A-Za-z]+-\d{4}-\d\d-\d\d\.csv$/)
    t.match(blob.type, 'text/csv')
    return Buffer.from(await blob.arrayBuffer()).toString()
  }

  t.test('have numerator, denominator, definition and instant in it, and no cell that is worked out', async (t) => {
    const query = { by: 'unit', format: 'csv' } as const
    const text = await csv(supervisor.download(routes.getCompletionFile, { query }))
    t.ok(text.startsWith('\uFEFF单位 unit,办结率（占受理） 分子,'), 'Excel takes it for UTF-8')
    const lines = text.split('\n')
    t.ok(lines.includes('civil-affairs,1,1,1,0,0,,1,1,1,0,0,,0,0,'), text)
    t.ok(lines.some((line) => line.startsWith("'=1+1 (urban-management),0,1,0,")))
    t.ok(lines.some((line) => line.startsWith('合计 total,1,2,0.5,')))
    t.match(text, /\n截至 as of,\d{4}-/)
    t.match(text, '截至该时刻已办结的件 ÷ 截至该时刻已受理的件')
  })

  t.test('is the same as Excel has it, text as text', async (t) => {
    const query = { by: 'unit', format: 'xlsx' } as const
    const { name, blob } = await supervisor.download(routes.getCompletionFile, { query })
    t.match(name, /\.xlsx$/)
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
    const text = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n')
    t.match(text, '=1+1 (urban-management)')
    t.notMatch(text, /<f>|<f /, 'no formula')
    t.match(text, '截至 as of')
  })

  t.test('cases and the other rates likewise', async (t) => {
    const asked = { format: 'csv', part: 'denominator' } as const
    const cases = { ...asked, figure: 'completedOfAccepted', unit: 'urban-management' } as const
    const text = await csv(supervisor.download(routes.getCompletionCasesFile, { query: cases }))
    t.match(text, `\n${receiptNo},'=1+1 (urban-management),road-repair,grid-b,`)
    const rates = await csv(supervisor.download(routes.getFiguresFile, { query: { format: 'csv', by: 'unit' } }))
    t.match(rates, '退单率')
    const things = { ...asked, figure: 'returnedOfDispatched' } as const
    t.match(await csv(supervisor.download(routes.getFigureCasesFile, { query: things })), receiptNo)
    const own = node.client('unit-head-a').download(routes.getCompletionCasesFile, { query: cases })
    await t.rejects(own, { code: 'other_unit' })
  })
})
