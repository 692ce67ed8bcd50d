import { type Routes, routes } from '@wubu/contract'
import t from 'tap'
import type { z } from 'zod'
import { startNode } from './node.ts'
import { registered } from './story.ts'

t.test('a corrected entry', async (t) => {
  let now = '2026-03-02T02:00:00.000Z'
  const node = await startNode(t, {}, undefined, () => now)
  const { id } = await registered(node)
  const dispatcher = node.client('dispatcher')
  const correct = async (at: string, body: z.input<Routes['record-correction']['body']>) => {
    now = at
    await dispatcher.call(routes['record-correction'], { params: { id }, body })
  }
  const item = '2026-03-02T03:00:00.000Z'
  const place = '2026-03-02T04:00:00.000Z'
  const channel = '2026-03-02T05:00:00.000Z'
  await correct(item, { field: 'item', to: 'lamp-repair', reason: '事项选错' })
  await correct(place, { field: 'place', to: 'grid-b', reason: '网格录错' })
  await correct(channel, { field: 'channel', to: 'hotline', reason: '来自热线' })
  now = '2026-03-02T06:00:00.000Z'
  await node.settled()
  const before = (at: string) => new Date(Date.parse(at) - 1).toISOString()
  const cells = async (by: 'item' | 'community' | 'channel', at: string) => {
    const { rows, total } = await dispatcher.call(routes.getCompletion, { query: { by, at } })
    t.equal(total.figures.completedOfAccepted.denominator, 1, 'it counts once, wherever it counts')
    return rows.map(({ cell }) => cell[by])
  }

  t.test('moves the figures at the very instant, as of earlier ones they stay', async (t) => {
    t.same(await cells('item', before(item)), ['road-repair'])
    t.same(await cells('item', item), ['lamp-repair'])
    t.same(await cells('community', before(place)), ['community-a'])
    t.same(await cells('community', place), ['community-b'])
    t.same(await cells('channel', before(channel)), ['window'])
    t.same(await cells('channel', channel), ['hotline'])
  })
  t.test('moves the cases and every other figure with them', async (t) => {
    const figure = { figure: 'completedOfAccepted', part: 'denominator' } as const
    const cases = async (more: object) =>
      (await dispatcher.call(routes.listCompletionCases, { query: { ...figure, ...more } })).cases
    t.match(await cases({ item: 'lamp-repair', community: 'community-b' }), [{ requestId: id, channel: 'hotline' }])
    t.same(await cases({ item: 'road-repair' }), [])
    t.match(await cases({ item: 'road-repair', at: before(item) }), [{ requestId: id, place: 'grid-a' }])
    const { rows } = await dispatcher.call(routes.getExits, { query: { by: 'item' } })
    t.match(rows, [{ cell: { item: 'lamp-repair' }, counts: { registered: 1 } }])
  })
  t.test('shows both on the timeline: what, from, to, why and by whom', async (t) => {
    const { events } = await dispatcher.call(routes.getTimeline, { params: { id } })
    const corrections = events.filter(({ type }) => type === 'CorrectionRecorded')
    t.match(corrections, [
      { occurredAt: item, data: { field: 'item', from: 'road-repair', to: 'lamp-repair', reason: '事项选错' } },
      { occurredAt: place, data: { field: 'place', from: 'grid-a', to: 'grid-b' } },
      { occurredAt: channel, data: { field: 'channel', from: 'window', to: 'hotline' } },
    ])
  })
  t.test('is seen by whom the right place belongs to', async (t) => {
    const { requests } = await node.client('window-b').call(routes.listRequests, {})
    t.match(requests, [{ requestId: id, item: 'lamp-repair', place: 'grid-b', channel: 'hotline' }])
  })
  t.test('is none of the resident, of an instant or of nothing', async (t) => {
    for (const field of ['residentId', 'registeredAt', 'acceptedAt']) {
      const body = { field, to: 'somebody', reason: '录错' }
      t.match(await node.send('dispatcher', { route: routes['record-correction'], params: { id }, body }), {
        status: 400,
        body: { code: 'malformed_request' },
      })
    }
    const body = { field: 'place', to: 'grid-b', reason: '录错' }
    const same = await node.send('dispatcher', { route: routes['record-correction'], params: { id }, body })
    t.match([same.status, same.body.code], [409, 'nothing_to_correct'])
  })
})
