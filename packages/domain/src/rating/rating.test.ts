import { accepted, actor, given, rejected } from '@wubu/testing'
import t from 'tap'
import type { RatingCommand, RatingMeta } from './commands.ts'
import { ratingDecider } from './decide.ts'
import { daysOf, quarterAfter, quarterAt } from './quarters.ts'

const data = { department: 'civil-affairs', community: 'community-1', quarter: '2026-Q1', level: 2, note: '答复慢' }
const meta: RatingMeta = {
  now: '2026-04-10T02:00:00.000Z',
  actor: actor('unit-head', 'community-1'),
  timeZone: 'Asia/Shanghai',
  kinds: { department: 'department', community: 'community' },
  requests: 7,
}
const rate = (given: Partial<RatingCommand['data']> = {}, known: Partial<RatingMeta> = {}): RatingCommand => ({
  type: 'rate-department',
  data: { ...data, ...given },
  meta: { ...meta, ...known },
})
const none = given(ratingDecider)()

t.test('a community rates a department', async (t) => {
  t.test('by its head alone, and for itself alone', async (t) => {
    t.match(none.when(rate()), accepted('DepartmentRated'))
    t.match(none.when(rate({}, { actor: actor('handler', 'community-1') })), rejected('role_not_permitted'))
    t.match(none.when(rate({ community: 'community-2' })), rejected('not_your_community'))
    const street = { department: 'street', community: 'community' }
    t.match(none.when(rate({}, { kinds: street })), rejected('only_communities_rate'))
  })
  t.test('only where the department had requests of its people', async (t) => {
    t.match(none.when(rate({}, { requests: 0 })), rejected('nothing_to_rate'))
  })
  t.test('after the quarter, until the next one ends, by local time', async (t) => {
    const at = (now: string) => none.when(rate({}, { now }))
    t.match(at('2026-03-31T15:59:59.999Z'), rejected('quarter_not_over'))
    t.match(at('2026-03-31T16:00:00.000Z'), { accepted: true })
    t.match(at('2026-06-30T15:59:59.999Z'), { accepted: true })
    t.match(at('2026-06-30T16:00:00.000Z'), rejected('rating_period_over'))
  })
  t.test('and may revise it: the last one counts', async (t) => {
    const first = { type: 'DepartmentRated' as const, data: { ...data, requests: 7 } }
    const { state } = given(ratingDecider)(first, { ...first, data: { ...first.data, level: 4 } })
    t.match(state, { level: 4, times: 2, requests: 7 })
  })
})

t.test('quarters are local and follow each other over the year', async (t) => {
  t.equal(quarterAt('2025-12-31T16:00:00.000Z', 'Asia/Shanghai'), '2026-Q1')
  t.equal(quarterAfter('2026-Q4'), '2027-Q1')
  t.same(daysOf('2026-Q4'), { from: '2026-10-01', until: '2027-01-01' })
})
