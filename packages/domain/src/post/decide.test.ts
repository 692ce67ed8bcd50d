import { accepted, actor, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import type { PostCommand, PostMeta } from './commands.ts'
import { postDecider } from './decide.ts'
import { actingHolder } from './state.ts'

const units: Readonly<Record<string, string>> = { a: 'civil', b: 'civil', c: 'civil', x: 'urban' }
const meta: PostMeta = {
  now: testNow,
  actor: actor('unit-head', 'civil'),
  unit: { id: 'civil' },
  unitOf: (id) => units[id],
  openTasks: 0,
}
const establish = (holders = { a: 'a', b: 'b' }, more: Partial<PostMeta> = {}): PostCommand => ({
  type: 'establish-post',
  data: { postId: 'desk', unit: 'civil', kind: 'handler', name: '低保经办岗', ...holders },
  meta: { ...meta, ...more },
})
const away = (holder: string, from: string, to: string | null, by = meta.actor): PostCommand => ({
  type: 'record-absence',
  data: { holder, from: `${from}T00:00:00.000Z`, to: to && `${to}T00:00:00.000Z`, note: null },
  meta: { ...meta, actor: by },
})
const handOver = (from: string, to: string): PostCommand => ({
  type: 'hand-over-post',
  data: { from, to, note: '调岗' },
  meta,
})
const when = (command: PostCommand, ...before: PostCommand[]) =>
  postDecider.decide(command, play(postDecider, establish(), ...before).state)
const acting = (at: string, ...before: PostCommand[]) => {
  const { state } = play(postDecider, establish(), ...before)
  return state && actingHolder(state, `${at}T12:00:00.000Z`)
}

t.test('a post', async (t) => {
  t.test('has two people of its unit', async (t) => {
    t.match(postDecider.decide(establish(), null), accepted('PostEstablished'))
    t.match(postDecider.decide(establish({ a: 'a', b: 'a' }), null), rejected('holders_the_same'))
    t.match(postDecider.decide(establish({ a: 'a', b: 'x' }), null), rejected('no_such_holder', { holder: 'x' }))
    t.match(postDecider.decide(establish({ a: 'gone', b: 'b' }), null), rejected('no_such_holder'))
  })
  t.test('is arranged by the head of its unit, or an administrator', async (t) => {
    const by = (role: 'admin' | 'handler' | 'unit-head', unit: string) => ({ actor: actor(role, unit) })
    t.match(postDecider.decide(establish(undefined, by('admin', 'other')), null), accepted('PostEstablished'))
    t.match(postDecider.decide(establish(undefined, by('handler', 'civil')), null), rejected('role_not_permitted'))
    t.match(postDecider.decide(establish(undefined, by('unit-head', 'urban')), null), rejected('not_your_post'))
  })
  t.test('is acted for by A, and by B while A is away', async (t) => {
    const absence = away('a', '2026-03-10', '2026-03-12')
    t.equal(acting('2026-03-09', absence), 'a')
    t.equal(acting('2026-03-10', absence), 'b')
    t.equal(acting('2026-03-12', absence), 'a', 'the end is not in it')
  })
  t.test('is A’s again once they are back before the time', async (t) => {
    const back = { type: 'return-to-post', data: { holder: 'a' }, meta } as const
    t.equal(acting('2026-03-03', away('a', '2026-03-01', null), back), 'a')
    t.match(when(back), rejected('not_absent'))
  })
  t.test('is never without an owner: the two are not away at once', async (t) => {
    const first = away('a', '2026-03-10', '2026-03-12')
    t.match(when(away('b', '2026-03-11', '2026-03-15'), first), rejected('nobody_left_at_post'))
    t.match(when(away('b', '2026-03-09', null), first), rejected('nobody_left_at_post'))
    t.match(when(away('b', '2026-03-12', '2026-03-15'), first), accepted('PostAbsenceRecorded'))
  })
  t.test('takes no absence of strangers, nor one that ends before it begins', async (t) => {
    t.match(when(away('c', '2026-03-10', null)), rejected('not_a_holder'))
    t.match(when(away('a', '2026-03-10', '2026-03-09')), rejected('absence_ends_before'))
    t.match(when(away('a', '2026-03-10', null, actor('handler', 'civil', 'c'))), rejected('not_your_post'))
    t.match(when(away('a', '2026-03-10', null, actor('handler', 'civil', 'b'))), accepted('PostAbsenceRecorded'))
  })
  t.test('goes to who it is handed over to', async (t) => {
    t.equal(acting('2026-03-03', handOver('a', 'c')), 'c')
    t.match(when(handOver('c', 'a')), rejected('not_a_holder'))
    t.match(when(handOver('a', 'b')), rejected('holders_the_same'))
  })
  t.test('is not closed while it has open tasks, and not changed once it is closed', async (t) => {
    const close = (openTasks: number): PostCommand => ({ type: 'close-post', data: {}, meta: { ...meta, openTasks } })
    t.match(when(close(2)), rejected('post_has_open_tasks', { tasks: 2 }))
    t.match(when(handOver('a', 'c'), close(0)), rejected('post_closed'))
  })
  t.test('gets other holders', async (t) => {
    const change = (a: string, b: string): PostCommand => ({ type: 'change-post-holders', data: { a, b }, meta })
    t.match(when(change('a', 'b')), rejected('holders_not_changed'))
    t.equal(acting('2026-03-03', change('c', 'a')), 'c')
  })
})
