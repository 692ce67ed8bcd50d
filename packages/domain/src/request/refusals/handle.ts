import type { RefusalTexts } from '../../refuse.ts'

/** 分析 and 办理: whose part it is, and what may be done with it. */
export const handleRefusals = {
  handling_kind_not_allowed: {
    kind: 'missing-data',
    zh: '该事项不能这样办理，请看事项清单中的办理方式。',
    en: 'The item is not handled this way; see the kinds of handling in the catalogue.',
  },
  no_such_unit: {
    kind: 'missing-data',
    zh: '没有这个单位，或单位已停用。',
    en: 'There is no such unit, or it is closed.',
  },
  lead_exists: { zh: '已有主办单位，其余单位请设为协办。', en: 'A unit leads already; add others as support.' },
  lead_missing: { kind: 'missing-data', zh: '请指定一个主办单位。', en: 'Name one unit as lead.' },
  unit_already_assigned: {
    kind: 'missing-data',
    zh: '该单位已有未完成的任务。',
    en: 'The unit has an open assignment already.',
  },
  not_your_assignment: {
    kind: 'department',
    zh: '此任务不属于您的单位。',
    en: 'This assignment belongs to another unit.',
  },
  no_such_assignment: { kind: 'missing-data', zh: '该诉求没有这个任务。', en: 'The request has no such assignment.' },
  assignment_ended: {
    zh: '此任务已经办结、退回或取消，不能再操作。',
    en: 'This assignment is completed, returned or cancelled already.',
  },
  result_already_submitted: {
    zh: '办理结果已提交，等待单位负责人确认。',
    en: 'The result is handed in already and waits for the head of the unit.',
  },
  result_not_submitted: {
    zh: '没有待确认的办理结果。',
    en: 'No result waits to be confirmed.',
  },
  return_already_asked: {
    zh: '已申请退单，请等待答复，其间时限照常计算。',
    en: 'A return is asked for already; until it is decided the clock runs on.',
  },
  return_not_asked: { zh: '该任务没有待处理的退单申请。', en: 'Nobody has asked to return this assignment.' },
  return_not_confirmed: {
    zh: '退单须先由单位负责人确认，或由调度不予同意。',
    en: 'The head of the unit confirms the return first; until then it can only be refused.',
  },
  return_is_with_dispatcher: {
    zh: '退单申请已报调度，由调度决定。',
    en: 'The return is with the dispatcher, who decides it.',
  },
  no_unit_above: {
    kind: 'department',
    zh: '本单位没有上级单位，不能上报，请转办或申请退单。',
    en: 'There is no unit above yours; transfer or return it instead.',
  },
  meeting_not_held: {
    zh: '该诉求须经会办，请先列入会办议程并作出决定。',
    en: 'It is handled by joint meeting: put it on the agenda of one and record what was decided first.',
  },
  no_such_post: {
    kind: 'missing-data',
    zh: '该单位没有这个岗位，或岗位已撤销。',
    en: 'The unit has no such post, or it is closed.',
  },
  no_post_in_unit: {
    kind: 'missing-data',
    zh: '该单位还没有设岗，请先设岗。',
    en: 'The unit has no open post; establish one first.',
  },
  post_has_it_already: {
    zh: '该任务已经属于这个岗位，无须再次指定。',
    en: 'The task is with that post already; nothing needs to be done.',
  },
  post_held_by_other: {
    kind: 'role',
    zh: '此任务属于另一岗位，现由该岗位的当值人员（A岗，离岗时为B岗）办理。',
    en: 'The task belongs to a post that somebody else acts for now: A, or B while A is away.',
  },
} as const satisfies RefusalTexts
