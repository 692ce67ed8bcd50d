import { routes } from '@wubu/contract'
import { channels } from '@wubu/domain'
import t from 'tap'
import { makeLog, startNode } from './node.ts'

const route = routes.registerRequest
const duplicate = { status: 409, body: { code: 'source_already_registered' } }

t.test('every channel ends in the same command', async (t) => {
  const node = await startNode(t)
  for (const channel of channels) {
    t.test(`${channel}: channel and source are kept, and the same reference is refused the second time`, async (t) => {
      const source = { system: `system-of-${channel}`, reference: '20260301-7' }
      const body = { channel, source, item: 'road-repair', place: 'grid-a' }
      const first = await node.send('dispatcher', { route, body })
      t.equal(first.status, 201)
      const params = { id: String(first.body.requestId) }
      t.match(await node.client('dispatcher').call(routes.getRequest, { params }), { channel, source })
      const head = await node.head()
      t.match(await node.send('window-a', { route, body }), duplicate)
      const elsewhere = { ...body, channel: channel === 'app' ? 'web' : 'app' }
      t.match(await node.send('dispatcher', { route, body: elsewhere }), duplicate, 'by another channel too')
      t.equal(await node.head(), head, 'nothing was written')
    })
  }
  t.test('and the same number of another system is another request', async (t) => {
    const body = { channel: 'forum', source: { system: 'another-forum', reference: '20260301-7' } }
    t.match(await node.send('dispatcher', { route, body }), { status: 201 })
  })
})

t.test('two clerks who bring the same reference at once, each with a resident', async (t) => {
  const shared = await makeLog()
  const one = await startNode(t, {}, shared)
  const other = await startNode(t, {}, shared)
  for (const [where, second] of Object.entries({ 'at one node': one, 'at two nodes': other })) {
    t.test(`${where} register one request and one resident`, async (t) => {
      const source = { system: '12345', reference: where }
      const body = (phone: string) => ({ channel: 'hotline', source, resident: { name: '张三', phone } })
      const before = await residents()
      const answers = await Promise.all([
        one.send('window-a', { route, body: body('13800000001') }),
        second.send('window-b', { route, body: body('13800000002') }),
      ])
      t.same(answers.map(({ status }) => status).toSorted(), [201, 409])
      t.match(
        answers.find(({ status }) => status === 409),
        duplicate,
      )
      const winner = answers.find(({ status }) => status === 201)
      t.same((await residents()).slice(before.length), [`resident-${winner?.body.residentId}`])
    })
  }

  async function residents(): Promise<string[]> {
    const { events } = await shared.store.readAll(null, 10_000)
    return events.flatMap(({ stream, type }) => (type === 'ResidentRegistered' ? [stream] : []))
  }
})

t.test('whoever waits for the position of a registration finds its resident', async (t) => {
  const { client } = await startNode(t)
  const { position } = await client('window-a').call(route, {
    body: { channel: 'window', resident: { name: '李四', phone: '13900000001' } },
  })
  const { residents } = await client('window-a').call(routes.searchResidents, {
    body: { phone: '13900000001' },
    minPosition: position,
  })
  t.match(residents, [{ name: '李四' }])
})
