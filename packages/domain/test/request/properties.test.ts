import { requestCommand, staff } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import type { Recorded } from '../../src/decider.ts'
import { isLive, type RequestCommand, type RequestEvent, type RequestState, requestChart } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const seed = Number(process.env.WUBU_SEED ?? Date.now() % 2 ** 31)
t.comment(`seed ${seed} (set WUBU_SEED to run it again)`)

const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const everybody = Object.values(staff)
const units = ['civil-affairs', 'urban-management', 'community-1'] as const

function mergeInto(requestId: string): RequestCommand {
  const command = requestCommand('merge-request', { leading: '7c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a12' }, staff.dispatcher)
  const merge = { requestId, leading: { at: 'analyzing.triaging', leading: null }, followers: 0 }
  return { ...command, meta: { ...command.meta, merge } }
}

/** Commands by anybody about anything, sensible and not. */
const pool: readonly RequestCommand[] = [
  ...['pension-certificate', 'road-repair', 'no-limit', 'suspended'].flatMap((item) => [
    requestCommand('register-request', { requestId: id, channel: 'window', item }, staff.window),
    requestCommand('register-request', { requestId: id, channel: 'hotline', item, accept: true }, staff.window),
    requestCommand('classify-request', { item }, staff.dispatcher),
  ]),
  requestCommand('register-request', { requestId: id, channel: 'web' }, staff.window),
  requestCommand(
    'register-request',
    { requestId: id, channel: 'window', item: 'pension-certificate', instant: { result: '好' } },
    staff.window,
  ),
  requestCommand('accept-request', {}, staff.window),
  mergeInto('leading'),
  requestCommand('undo-merge', { reason: '误并' }, staff.dispatcher),
  requestCommand('decline-request', { ground: '无', goTo: '无' }, staff.window),
  requestCommand('withdraw-request', { reason: '无' }, staff.window),
  requestCommand('reopen-request', { reason: '重办' }, staff.supervisor),
  ...units.flatMap((unit) =>
    (['lead', 'support'] as const).map((part) =>
      requestCommand('dispatch-request', { assignments: [{ unit, part }] }, staff.dispatcher),
    ),
  ),
  ...['grid-1', 'grid-2', 'nowhere'].map((to) =>
    requestCommand('record-correction', { field: 'place', to, reason: '录错' }, staff.dispatcher),
  ),
  requestCommand('suspend-handling', { reason: 'third-party' }, staff.dispatcher),
  requestCommand('resume-handling', {}, staff.dispatcher),
  requestCommand('suspend-assignment', { assignmentId: 'a1', reason: 'expert-opinion' }, staff.dispatcher),
  requestCommand('resume-assignment', { assignmentId: 'a1' }, staff.dispatcher),
  ...['x1', 'x2'].flatMap((extensionId) => [
    requestCommand('grant-extension', { extensionId }, staff.dispatcher),
    requestCommand('refuse-extension', { extensionId, reason: '不急' }, staff.dispatcher),
  ]),
  ...['d1', 'd2', 'd3', 'd4', 'd5'].flatMap((deadlineId) => [
    requestCommand('warn-deadline', { deadlineId }, staff.importer, '2027-03-02T02:00:00.000Z'),
    requestCommand('expire-deadline', { deadlineId }, staff.importer, '2027-03-02T02:00:00.000Z'),
  ]),
  ...everybody.flatMap((by) => [
    requestCommand('request-materials', { materials: ['身份证'] }, by),
    requestCommand('supply-materials', { materials: ['身份证'] }, by),
    requestCommand('deliver-feedback', { method: 'phone' }, by),
    requestCommand('evaluate-request', { level: 2, solved: true }, by),
    requestCommand('evaluate-request', { level: 5, solved: true }, by),
    ...['a1', 'a2', 'a3'].flatMap((assignmentId) => [
      requestCommand('acknowledge-assignment', { assignmentId }, by),
      requestCommand('return-assignment', { assignmentId, reason: 'other', note: '无' }, by),
      requestCommand('agree-return', { assignmentId }, by),
      requestCommand('refuse-return', { assignmentId, reason: '无' }, by),
      requestCommand('escalate-assignment', { assignmentId, note: '无' }, by),
      requestCommand('transfer-assignment', { assignmentId, toUnit: 'street-1', note: '无' }, by),
      requestCommand('cancel-assignment', { assignmentId, reason: '无' }, by),
      requestCommand('record-progress', { assignmentId, note: '无' }, by),
      requestCommand('complete-assignment', { assignmentId, result: '办结' }, by),
      requestCommand('request-extension', { assignmentId, by: { amount: 1, unit: 'workingDays' }, reason: '等' }, by),
    ]),
  ]),
]

interface Step {
  readonly before: RequestState
  readonly event: Recorded<RequestEvent>
  readonly after: RequestState
}

/** Plays the commands that the numbers choose among those that are not refused where the request stands. */
function play(choices: readonly number[], look: (step: Step) => void): RequestState {
  let state = requestDecider.initial
  for (const choice of choices) {
    const possible = pool.filter((one) => requestDecider.decide(one, state).accepted)
    const command = possible[choice % Math.max(1, possible.length)]
    const decision = command && requestDecider.decide(command, state)
    if (!command || !decision?.accepted) break
    for (const event of decision.events) {
      const { now, actor } = command.meta
      const recorded = { ...event, occurredAt: event.occurredAt ?? now, recordedAt: now, actor }
      const after = requestDecider.evolve(state, recorded)
      look({ before: state, event: recorded, after })
      state = after
    }
  }
  return state
}

const rules: Readonly<Record<string, (step: Step) => boolean>> = {
  'every event is one that the chart has there': ({ before, event, after }) =>
    requestChart.next(before.at, event.type) === after.at,
  'every event fits its schema': ({ event }) => requestDecider.events[event.type]?.parse(event.data) !== undefined,
  'at most one live unit leads': ({ after }) =>
    Object.values(after.assignments).filter((one) => isLive(one) && one.part === 'lead').length <= 1,
  'nobody works on what is closed': ({ after }) =>
    !(after.at.startsWith('closed.') && Object.values(after.assignments).some(isLive)),
  'closed is left by RequestReopened and MergeUndone alone': ({ before, event, after }) =>
    !before.at.startsWith('closed.') || after.at.startsWith('closed.') || leaves.includes(event.type),
}
const leaves = ['RequestReopened', 'MergeUndone']
const completed = ['feedback.awaitingFeedback', 'evaluating.awaitingEvaluation', 'closed.completed']

t.test('whatever commands come in whatever order', async (t) => {
  const reached = new Set<string>()
  const choices = fc.array(fc.nat(), { minLength: 5, maxLength: 40 })
  const property = fc.property(choices, (numbers) => {
    const end = play(numbers, (step) => {
      reached.add(step.after.at)
      for (const [rule, holds] of Object.entries(rules)) {
        if (!holds(step)) throw new Error(`${rule}: not for ${step.event.type} at ${step.before.at}`)
      }
    })
    const live = Object.values(end.assignments).some(isLive)
    if (end.at.startsWith('handling.') && !live) throw new Error('in handling with nobody to handle it')
    if (completed.includes(end.at) !== (end.completedAt !== null)) throw new Error(`${end.at}, ${end.completedAt}`)
  })
  t.doesNotThrow(() => fc.assert(property, { seed, numRuns: 500 }), 'all rules hold')
  t.equal(reached.size, 12, 'and all states of the chart are reached')
})
