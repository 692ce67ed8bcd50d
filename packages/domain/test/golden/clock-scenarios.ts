import { play, requestCommand, staff } from '@wubu/testing'
import { requestDecider } from '../../src/index.ts'

const id = '7d2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const residentId = '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a11'
const at = (date: string) => `${date}T02:00:00.000Z`
const register = (accept: boolean) =>
  requestCommand(
    'register-request',
    { requestId: id, channel: 'window', residentId, item: 'pension-certificate', accept },
    staff.window,
  )
const dispatch = requestCommand(
  'dispatch-request',
  { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
  staff.dispatcher,
  at('2026-03-02'),
)
const acknowledge = requestCommand(
  'acknowledge-assignment',
  { assignmentId: 'a1' },
  staff.civilAffairs,
  at('2026-03-03'),
)
const complete = requestCommand(
  'complete-assignment',
  { assignmentId: 'a1', result: '已办结' },
  staff.civilAffairs,
  at('2026-03-30'),
)
const extension = (amount: number, date: string) =>
  requestCommand(
    'request-extension',
    { assignmentId: 'a1', by: { amount, unit: 'workingDays' }, reason: '等待上级批复' },
    staff.civilAffairs,
    at(date),
  )
const timer = (type: 'warn-deadline' | 'expire-deadline', deadlineId: string, date: string) =>
  requestCommand(type, { deadlineId }, staff.importer, at(date))

/** Requests whose clocks stand, go on, are extended and run out. */
export const clockScenarios = {
  'request-suspended-and-extended': () =>
    play(
      requestDecider,
      register(true),
      dispatch,
      acknowledge,
      requestCommand('suspend-handling', { reason: 'third-party' }, staff.dispatcher, at('2026-03-04')),
      requestCommand('resume-handling', { note: '已答复' }, staff.dispatcher, at('2026-03-09')),
      requestCommand(
        'suspend-assignment',
        { assignmentId: 'a1', reason: 'expert-opinion' },
        staff.dispatcher,
        at('2026-03-09'),
      ),
      requestCommand('resume-assignment', { assignmentId: 'a1' }, staff.dispatcher, at('2026-03-10')),
      extension(5, '2026-03-10'),
      requestCommand('refuse-extension', { extensionId: 'x1', reason: '尚有时间' }, staff.dispatcher, at('2026-03-10')),
      extension(3, '2026-03-11'),
      requestCommand('grant-extension', { extensionId: 'x2', told: 'phone' }, staff.dispatcher, at('2026-03-11')),
      complete,
    ),
  'request-materials-wanted-while-handled': () =>
    play(
      requestDecider,
      register(true),
      dispatch,
      acknowledge,
      requestCommand('request-materials', { materials: ['户口簿'] }, staff.window, at('2026-03-04')),
      requestCommand('supply-materials', { materials: ['户口簿'] }, staff.window, at('2026-03-06')),
      complete,
    ),
  'request-timed-out': () =>
    play(
      requestDecider,
      register(false),
      timer('warn-deadline', 'd1', '2026-03-09'),
      timer('expire-deadline', 'd1', '2026-03-10'),
      timer('expire-deadline', 'd2', '2026-03-10'),
      dispatch,
      complete,
      requestCommand('deliver-feedback', { method: 'phone' }, staff.callback, at('2026-03-30')),
      timer('expire-deadline', 'd4', '2026-04-08'),
    ),
} as const
