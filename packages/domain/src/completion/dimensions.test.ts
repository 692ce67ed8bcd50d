import t from 'tap'
import { cellValues, dimensions, placePathIn } from './dimensions.ts'

const tree = new Map([
  ['street-1', { kind: 'street', parent: null }],
  ['community-1', { kind: 'community', parent: 'street-1' }],
  ['grid-1', { kind: 'grid', parent: 'community-1' }],
  ['building-1', { kind: 'building', parent: 'grid-1' }],
])
const placePath = placePathIn((id) => tree.get(id))

t.test('a place belongs to the grid and the community above it', async (t) => {
  t.strictSame(placePath('building-1'), { community: 'community-1', grid: 'grid-1' })
  t.strictSame(placePath('grid-1'), { community: 'community-1', grid: 'grid-1' })
  t.strictSame(placePath('community-1'), { community: 'community-1', grid: null })
})

t.test('a place without a community above it is a community cell of its own', async (t) => {
  t.strictSame(placePath('street-1'), { community: 'street-1', grid: null })
  t.strictSame(placePath('Jamaica Plain'), { community: 'Jamaica Plain', grid: null })
})

t.test('day, month and quarter are those of the acceptance in local time', async (t) => {
  const cell = {
    unit: null,
    item: 'road',
    place: null,
    channel: 'web',
    window: null,
    kind: null,
    acceptedAt: Date.parse('2026-03-31T16:00:00.000Z'),
  }
  const expected = {
    day: '2026-04-01',
    month: '2026-04',
    quarter: '2026-Q2',
    unit: null,
    community: null,
    item: 'road',
  }
  t.match(cellValues(cell, dimensions, { timeZone: 'Asia/Shanghai', placePath }), expected)
  t.match(cellValues(cell, ['month'], { timeZone: 'America/New_York', placePath }), { month: '2026-03' })
})
