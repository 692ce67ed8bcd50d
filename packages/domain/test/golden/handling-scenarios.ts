import { actor, play, requestCommand, staff } from '@wubu/testing'
import { requestDecider } from '../../src/index.ts'

const register = (item: string) =>
  requestCommand(
    'register-request',
    {
      requestId: '7b1c2a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
      channel: 'hotline',
      residentId: '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a11',
      item,
      place: 'grid-1',
      description: '楼道照明损坏',
      accept: true,
    },
    staff.window,
  )
const dispatch = (...units: string[]) =>
  requestCommand(
    'dispatch-request',
    { assignments: units.map((unit, index) => ({ unit, part: index === 0 ? 'lead' : 'support' })) },
    staff.dispatcher,
    '2026-03-02T06:00:00.000Z',
  )
const head = actor('unit-head', 'civil-affairs', 'head-civil')
const worker = actor('grid', 'community-1', 'grid-worker')
const at = (hour: number) => `2026-03-03T0${hour}:30:00.000Z`
const a1 = { assignmentId: 'a1' }
const a2 = { assignmentId: 'a2' }

/** 办理 by several units: returns decided, parts passed on and taken away, results confirmed. */
export const handlingScenarios = {
  'request-return-confirmed-refused-agreed': () =>
    play(
      requestDecider,
      register('confirmed'),
      dispatch('civil-affairs', 'urban-management'),
      requestCommand(
        'return-assignment',
        { ...a1, reason: 'outside-area', note: '不在辖区' },
        staff.civilAffairs,
        at(1),
      ),
      requestCommand('confirm-return', { ...a1, note: '情况属实' }, head, at(2)),
      requestCommand('refuse-return', { ...a1, reason: '属民政职责' }, staff.dispatcher, at(3)),
      requestCommand('return-assignment', { ...a2, reason: 'other', note: '人手不足' }, staff.urbanManagement, at(4)),
      requestCommand('confirm-return', a2, actor('unit-head', 'urban-management', 'head-urban'), at(5)),
      requestCommand('agree-return', a2, staff.dispatcher, at(6)),
    ),
  'request-sent-up-transferred-taken-away': () =>
    play(
      requestDecider,
      register('pension-certificate'),
      dispatch('community-1', 'urban-management'),
      requestCommand('escalate-assignment', { ...a1, note: '超出社区权限' }, worker, at(1)),
      requestCommand('cancel-assignment', { ...a2, reason: '无需协办' }, staff.dispatcher, at(2)),
      requestCommand(
        'transfer-assignment',
        { assignmentId: 'a3', toUnit: 'civil-affairs', note: '属民政职责' },
        staff.dispatcher,
        at(3),
      ),
      requestCommand('complete-assignment', { assignmentId: 'a4', result: '已办结' }, staff.civilAffairs, at(5)),
    ),
  'request-result-sent-back-and-confirmed': () =>
    play(
      requestDecider,
      register('confirmed'),
      dispatch('civil-affairs'),
      requestCommand('acknowledge-assignment', a1, staff.civilAffairs, at(1)),
      requestCommand('complete-assignment', { ...a1, result: '已更换灯具' }, staff.civilAffairs, at(2)),
      requestCommand('send-back-result', { ...a1, reason: '未附照片' }, head, at(3)),
      requestCommand('complete-assignment', { ...a1, result: '已更换灯具，照片附后' }, staff.civilAffairs, at(4)),
      requestCommand('complete-assignment', { ...a1, result: '已更换灯具，照片附后' }, head, at(5)),
    ),
} as const
