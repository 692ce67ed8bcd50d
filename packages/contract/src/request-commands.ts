import { type RequestCommandType, requestCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, position } from './common.ts'
import { post } from './route.ts'

const requestParams = z.strictObject({ id })

/** The state that the command led to, part by part, such as `{request: 'handling.inProgress', assignment: 'acknowledged'}`. */
const commanded = z.strictObject({
  revision: z.int().min(0),
  position,
  state: z.record(z.string(), z.string()).nullable(),
})

function command<T extends RequestCommandType>(type: T, summary: string) {
  return post(`/api/requests/:id/commands/${type}`, summary, {
    params: requestParams,
    body: requestCommands[type],
    reply: commanded,
  })
}

/** One route per command; its body is the command's data. */
export const requestCommandRoutes = {
  'request-materials': command('request-materials', '一次性告知补正 Tell the resident what is missing'),
  'supply-materials': command('supply-materials', '补正 Missing materials were brought'),
  'accept-request': command('accept-request', '受理 Accept'),
  'decline-request': command('decline-request', '不予受理 Decline'),
  'withdraw-request': command('withdraw-request', '撤回 Withdraw'),
  'classify-request': command('classify-request', '研判 Classify'),
  'merge-request': command('merge-request', '并案 Merge into the request that leads'),
  'undo-merge': command('undo-merge', '撤销并案 Undo a wrong merge'),
  'dispatch-request': command('dispatch-request', '派单 Dispatch to units'),
  'acknowledge-assignment': command('acknowledge-assignment', '签收 Acknowledge'),
  'return-assignment': command('return-assignment', '申请退单 Ask to return'),
  'confirm-return': command('confirm-return', '确认退单 The head of the unit confirms a return'),
  'refuse-return': command('refuse-return', '不同意退单 Refuse a return'),
  'agree-return': command('agree-return', '同意退单 Agree to a return'),
  'escalate-assignment': command('escalate-assignment', '上报 Send up to the unit above'),
  'transfer-assignment': command('transfer-assignment', '转办 Transfer to another unit'),
  'cancel-assignment': command('cancel-assignment', '撤单 Take a part away from its unit'),
  'give-to-post': command('give-to-post', '指定岗位 Give a part to a post of its unit'),
  'record-progress': command('record-progress', '办理进展 Record progress'),
  'complete-assignment': command('complete-assignment', '办结 Complete'),
  'send-back-result': command('send-back-result', '退回补办 The head of the unit sends a result back'),
  'record-feedback-attempt': command('record-feedback-attempt', '联系登记 An attempt to reach the resident'),
  'deliver-feedback': command('deliver-feedback', '反馈 Tell the resident the result'),
  'evaluate-request': command('evaluate-request', '评议 Evaluate'),
  'reopen-request': command('reopen-request', '重办 Reopen'),
  'record-correction': command('record-correction', '更正 Correct an entry'),
  'suspend-handling': command('suspend-handling', '中止 Let the whole request wait'),
  'resume-handling': command('resume-handling', '恢复办理 Go on with the request'),
  'suspend-assignment': command('suspend-assignment', '中止任务 Let one unit’s part wait'),
  'resume-assignment': command('resume-assignment', '恢复任务 Go on with a part'),
  'request-extension': command('request-extension', '申请延期 Ask for an extension'),
  'grant-extension': command('grant-extension', '同意延期 Grant an extension'),
  'refuse-extension': command('refuse-extension', '不同意延期 Refuse an extension'),
  'issue-urge': command('issue-urge', '催办 Urge'),
  'issue-warning-card': command('issue-warning-card', '督办黄牌、红牌 Issue a yellow or red card'),
  'hang-up-task': command('hang-up-task', '挂牌 Put on the board of hung-up tasks'),
  'cross-off-task': command('cross-off-task', '销号 Cross off the board'),
  'close-request': command('close-request', '督查结案 Close what was unsatisfactory twice'),
} as const
