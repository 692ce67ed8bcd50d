import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { registered } from './story.ts'

t.test('a read', async (t) => {
  const node = await startNode(t, { WUBU_POSITION_WAIT_MS: '100' })
  const { client, send, store } = node

  t.test('that asks for the position of a write sees it in the lists', async (t) => {
    for (let round = 0; round < 20; round += 1) {
      const { requestId, position } = await client('window-a').call(routes.registerRequest, {
        body: { channel: 'window' },
      })
      const { requests } = await client('window-a').call(routes.listRequests, {
        query: { limit: 1 },
        minPosition: position,
      })
      t.equal(requests[0]?.requestId, requestId)
    }
  })

  t.test('of a catalogue change sees it at once', async (t) => {
    const params = { code: 'road-repair' }
    const { position } = await client('admin').call(routes.suspendItem, { params, body: { reason: '修订' } })
    const { items } = await client('window-a').call(routes.listItems, { minPosition: position })
    t.match(items, [{ code: 'road-repair', status: 'suspended' }])
    await client('admin').call(routes.resumeItem, { params, body: {} })
  })

  t.test('waits no longer than it may, and then says when to come again', async (t) => {
    await registered(node)
    const { waitForReadModels } = node.runtime
    const late = async (_position: string, timeoutMs: number) => {
      await new Promise((resolve) => setTimeout(resolve, timeoutMs))
      return false
    }
    Object.assign(node.runtime, { waitForReadModels: late })
    const headers = { 'wubu-min-position': (await store.head()) ?? '' }
    const answer = await send('window-a', { route: routes.listRequests, headers })
    Object.assign(node.runtime, { waitForReadModels })
    t.match(answer, { status: 503, body: { code: 'read_models_behind' }, headers: { 'retry-after': '1' } })
  })

  t.test(
    'of a position that the log has not reached is refused after that time: waiting again would not help',
    async (t) => {
      const head = (await store.head()) ?? ''
      const future = head.replace(/\d+$/, (digits) => String(Number(digits) + 1_000).padStart(digits.length, '0'))
      const start = performance.now()
      const answer = await send('window-a', { route: routes.listRequests, headers: { 'wubu-min-position': future } })
      t.match(answer, { status: 400, body: { code: 'min_position_malformed' } })
      t.ok(performance.now() - start < 2_000)
    },
  )

  t.test('of a position of another log is refused', async (t) => {
    const headers = { 'wubu-min-position': 'another-log:0000000000000001' }
    t.match(await send('window-a', { route: routes.listRequests, headers }), {
      status: 400,
      body: { code: 'min_position_malformed' },
    })
  })
})
