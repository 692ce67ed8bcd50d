import { requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { requestDecider } from '../../src/request/decider.ts'

t.test('a decision carries the states that folding its events gives, one after each', async (t) => {
  const imported = requestCommand(
    'import-request',
    {
      requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
      channel: 'import',
      source: { system: 'boston-311', reference: '1' },
      item: 'road-repair',
      place: null,
      unit: 'urban-management',
      address: null,
      description: null,
      openedAt: '2011-07-01T05:32:33.000Z',
      dueAt: '2011-07-15T05:32:32.000Z',
      completedAt: '2011-07-01T09:06:58.000Z',
    },
    staff.importer,
  )
  const instant = requestCommand(
    'register-request',
    {
      requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
      channel: 'window',
      item: 'pension-certificate',
      instant: { result: '当场办结' },
    },
    staff.window,
  )
  for (const command of [imported, instant]) {
    const decision = requestDecider.decide(command, requestDecider.initial)
    if (!decision.accepted) return t.fail(decision.refusal.code)
    let state = requestDecider.initial
    const folded = decision.events.map((event) => {
      const { now, actor } = command.meta
      state = requestDecider.evolve(state, { ...event, occurredAt: event.occurredAt ?? now, recordedAt: now, actor })
      return state
    })
    t.ok(folded.length > 4)
    t.same(decision.states, folded)
  }
})
