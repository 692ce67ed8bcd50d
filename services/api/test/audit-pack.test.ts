import { hash } from 'node:crypto'
import { routes } from '@wubu/contract'
import { strFromU8, unzipSync } from 'fflate'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched } from './story.ts'

t.test('the audit pack of a request', async (t) => {
  const node = await startNode(t)
  const supervisor = node.client('supervisor')
  const { requestId: id, receiptNo } = await node.client('window-a').call(routes.registerRequest, {
    body: {
      channel: 'window',
      item: 'road-repair',
      description: '<script>alert(1)</script>',
      resident: { name: '张三', phone: '13800000000' },
      accept: true,
    },
  })
  const params = { id }
  const body = { reason: '核查投诉' }
  const { name, blob } = await supervisor.download(routes.getAuditPack, { params, body })
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  const json = (file: string) => JSON.parse(strFromU8(files[file] ?? new Uint8Array()))

  t.test('holds request, timeline and ledger in the open', async (t) => {
    t.equal(name, `audit-${receiptNo}.zip`)
    t.match(json('request.json'), { requestId: id, resident: { name: '张三' }, description: /script/ })
    t.match(json('timeline.json')[0], { type: 'RequestRegistered', actor: { name: '经办window-a' }, masked: [] })
    t.match(json('clock.json').clocks, [{ kind: 'total' }])
  })

  t.test('holds the stored texts, from which anybody can recompute the chain', async (t) => {
    const { stream, intact, events } = json('chain.json')
    t.equal(intact, true)
    let before: string | null = null
    for (const event of events) {
      const { hash: digest, ...metadata } = JSON.parse(event.metadata)
      const parts = [stream, event.revision, event.type, event.schemaVersion, event.data, JSON.stringify(metadata)]
      t.equal(hash('sha256', parts.join('\n'), 'hex'), digest)
      t.equal(metadata.prevHash, before)
      before = digest
    }
    t.notMatch(JSON.stringify(events), '张三')
  })

  t.test('has a page to be printed, in which nothing runs', async (t) => {
    const page = strFromU8(files['index.html'] ?? new Uint8Array())
    t.match(page, receiptNo)
    t.match(page, '&lt;script&gt;')
    t.notMatch(page, '<script')
  })

  t.test('is recorded with its reason before it is given, and to nobody without one', async (t) => {
    const { events } = await node.client('dispatcher').call(routes.getTimeline, { params })
    t.match(events.at(-1), { type: 'PersonalDataShown', data: body, actor: { role: 'supervisor' } })
    t.match(json('timeline.json').at(-1), { type: 'PersonalDataShown' }, 'the pack tells of itself')
    t.match(await node.send('supervisor', { route: routes.getAuditPack, params, body: {} }), { status: 400 })
    const other = await dispatched(node, ['civil-affairs'])
    const wrong = node.client('dispatcher').download(routes.getAuditPack, { params: { id: other.id }, body })
    await t.rejects(wrong, { code: 'role_not_permitted' })
  })
})
