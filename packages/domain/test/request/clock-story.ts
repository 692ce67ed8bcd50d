import { play, requestCommand, staff } from '@wubu/testing'
import type { ItemFacts, RequestCommand, RequestState } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const residentId = '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a11'
/** 10:00 local of a day of March 2026, whose 2nd is a Monday. */
export const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T02:00:00.000Z`
export const endOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}T15:59:59.999Z`
export const register = requestCommand(
  'register-request',
  { requestId: '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', channel: 'window', residentId, item: 'pension-certificate' },
  staff.window,
)
const accept = requestCommand('accept-request', {}, staff.window)
const dispatch = requestCommand(
  'dispatch-request',
  {
    assignments: [
      { unit: 'civil-affairs', part: 'lead' },
      { unit: 'urban-management', part: 'support' },
    ],
  },
  staff.dispatcher,
)
export const suspend = (day: number) =>
  requestCommand('suspend-handling', { reason: 'third-party' }, staff.dispatcher, on(day))
export const resume = (day: number) => requestCommand('resume-handling', {}, staff.dispatcher, on(day))
export const wait = (day: number, assignmentId = 'a1') =>
  requestCommand('suspend-assignment', { assignmentId, reason: 'expert-opinion' }, staff.dispatcher, on(day))
export const goOn = (day: number, assignmentId = 'a1') =>
  requestCommand('resume-assignment', { assignmentId }, staff.dispatcher, on(day))
export const ask = (amount: number, day: number, data: object = {}, by = staff.civilAffairs) => {
  const assignmentId = by === staff.civilAffairs ? 'a1' : 'a2'
  const asked = { assignmentId, by: { amount, unit: 'workingDays' as const }, reason: '等待批复', ...data }
  return requestCommand('request-extension', asked, by, on(day))
}
export const grant = (day: number, data: object = {}) =>
  requestCommand('grant-extension', { extensionId: 'x1', told: 'phone', ...data }, staff.dispatcher, on(day))
export const timer = (type: 'warn-deadline' | 'expire-deadline', deadlineId: string, now: string) =>
  requestCommand(type, { deadlineId }, staff.importer, now)

/** The commands, decided under an item that says otherwise. */
export function under(change: Partial<ItemFacts>, ...commands: readonly RequestCommand[]): RequestCommand[] {
  return commands.map((command) => {
    const { reference } = command.meta
    const item = (code: string) => {
      const facts = reference.item(code)
      return facts && { ...facts, ...change }
    }
    return { ...command, meta: { ...command.meta, reference: { ...reference, item } } }
  })
}
export const started = [register, accept, dispatch] as const
export const clock = (state: RequestState, kind: string) =>
  Object.values(state.deadlines).findLast((one) => one.kind === kind)
export const dueAfter = (kind: string, ...commands: readonly RequestCommand[]) =>
  clock(play(requestDecider, ...commands).state, kind)?.dueAt
