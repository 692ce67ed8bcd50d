import type { RefusalTexts } from '../refuse.ts'

/** Why a command on a request is refused, and what to do: one sentence in Chinese, one in English. */
export const requestRefusals = {
  role_not_permitted: {
    zh: '您的角色不能执行此操作，请由有权限的岗位办理。',
    en: 'Your role may not do this; ask somebody whose role may.',
  },
  no_such_request: { zh: '没有这个诉求，请先登记。', en: 'There is no such request; register it first.' },
  wrong_state: {
    zh: '诉求当前所处环节不能执行此操作，请看可执行的操作。',
    en: 'The request is not in a state for this; see what is allowed now.',
  },
  not_your_assignment: {
    zh: '此任务不属于您的单位。',
    en: 'This assignment belongs to another unit.',
  },
  no_such_assignment: { zh: '该诉求没有这个任务。', en: 'The request has no such assignment.' },
  assignment_ended: {
    zh: '此任务已经办结、退回或取消，不能再操作。',
    en: 'This assignment is completed, returned or cancelled already.',
  },
  handler_cannot_call_back: {
    zh: '经办人不能回访自己办理的诉求，请换人回访。',
    en: 'Whoever handled a request can not call back; ask a colleague.',
  },
  item_missing: { zh: '请先选定服务事项。', en: 'Choose the service item first.' },
  no_such_item: { zh: '事项清单中没有这个事项。', en: 'The catalogue has no such item.' },
  item_not_active: {
    zh: '该事项已暂停，不能受理，请看事项清单。',
    en: 'The item is suspended and can not be accepted; see the catalogue.',
  },
  handling_kind_not_allowed: {
    zh: '该事项不能这样办理，请看事项清单中的办理方式。',
    en: 'The item is not handled this way; see the kinds of handling in the catalogue.',
  },
  no_such_unit: { zh: '没有这个单位，或单位已停用。', en: 'There is no such unit, or it is closed.' },
  no_such_place: { zh: '没有这个地点，或地点已停用。', en: 'There is no such place, or it is closed.' },
  no_such_channel: { zh: '没有这个受理渠道。', en: 'There is no such channel.' },
  unit_missing: {
    zh: '已办结的记录必须写明办理单位。',
    en: 'A completed record must name the unit that handled it.',
  },
  source_missing: { zh: '导入的诉求必须写明来源编号。', en: 'An imported request must name its source reference.' },
  actor_without_unit: {
    zh: '您的账号没有所属单位，不能即时办结。',
    en: 'Your account has no unit, so nothing can be completed at once under it.',
  },
  lead_exists: { zh: '已有主办单位，其余单位请设为协办。', en: 'A unit leads already; add others as support.' },
  lead_missing: { zh: '请指定一个主办单位。', en: 'Name one unit as lead.' },
  unit_already_assigned: { zh: '该单位已有未完成的任务。', en: 'The unit has an open assignment already.' },
  completion_not_backdated: {
    zh: '补录的纸质材料不能同时即时办结，办结时间不可倒填。',
    en: 'Paper registered later can not be completed in the same go: nobody backdates a completion.',
  },
  occurred_in_future: { zh: '发生时间不能晚于现在。', en: 'It can not have happened in the future.' },
  paper_too_old: {
    zh: '纸质材料超过补录期限，请按现在的时间登记并在描述中说明。',
    en: 'The paper is too old to be registered later; register it as of now and say so in the description.',
  },
  feedback_attempts_missing: {
    zh: '须在三个不同日期联系未果后，方可以信函或公告方式反馈；请继续联系并登记。',
    en: 'A letter or a notice takes the place of a word only after failed attempts on three different days; record them.',
  },
  evaluation_used_up: {
    zh: '居民再次不满意，已转督查处理，不再评议。',
    en: 'The resident was dissatisfied again: a supervisor decides, and it is not evaluated any more.',
  },
  not_escalated: {
    zh: '只有再次评议仍不满意、转督查处理的诉求才能由督查结案。',
    en: 'A supervisor closes only what was evaluated as unsatisfactory for a second time.',
  },
  request_not_open: {
    zh: '诉求已办结或已结案，无需督办；如需重办请先重新打开。',
    en: 'The request is complete or closed, so there is nothing to urge; reopen it first if it is to be done again.',
  },
  card_without_ground: {
    zh: '发牌须有依据：黄牌需已催办或临期，红牌需已超期或已发黄牌。',
    en: 'A card needs its ground: yellow an urge or 80 % of a limit, red a missed limit or a yellow card before.',
  },
  already_hung_up: { zh: '该诉求已挂牌。', en: 'The request is on the board already.' },
  not_hung_up: { zh: '该诉求没有挂牌。', en: 'The request is not on the board.' },
  not_complete_yet: {
    zh: '尚未办结，不能销号；请办结并核查后再销号。',
    en: 'It is not complete, so it cannot be crossed off; complete and check it first.',
  },
  due_in_past: { zh: '挂牌期限须晚于现在。', en: 'The date by which it is to be done must lie ahead.' },
  nothing_to_correct: { zh: '更正前后相同，无需更正。', en: 'It says so already; there is nothing to correct.' },
} as const satisfies RefusalTexts
