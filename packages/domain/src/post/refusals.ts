import type { RefusalTexts } from '../refuse.ts'

export const postRefusals = {
  post_not_established: { zh: '没有这个岗位，请先设岗。', en: 'There is no such post; establish it first.' },
  post_already_established: {
    zh: '该岗位编号已存在，请换一个。',
    en: 'A post of this id is there already; take another id.',
  },
  post_closed: { zh: '该岗位已撤销，不能再变更。', en: 'The post is closed and cannot be changed.' },
  no_such_post_unit: { zh: '岗位所属单位不存在或已停用。', en: 'The unit of the post does not exist, or is closed.' },
  no_such_holder: {
    zh: '该账号不存在、已停用或不属于本岗位的单位，请换人。',
    en: 'There is no such account in the unit of the post, or it is disabled; name somebody else.',
  },
  holders_the_same: { zh: 'A岗与B岗不能是同一人。', en: 'The A and the B person must be two people.' },
  holders_not_changed: { zh: 'A、B岗人员没有变化。', en: 'The A and the B person are these already.' },
  not_a_holder: { zh: '此人不是该岗位的A岗或B岗。', en: 'This person is neither A nor B of the post.' },
  not_your_post: {
    zh: '只有本岗位人员、本单位负责人或管理员可以操作。',
    en: 'Only its holders, the head of its unit or an administrator may do this.',
  },
  absence_ends_before: { zh: '离岗结束时间须晚于开始时间。', en: 'An absence must end after it begins.' },
  nobody_left_at_post: {
    zh: 'A、B岗不能同时离岗，请先安排交接。',
    en: 'A and B cannot both be away: the post would have no owner. Hand it over first.',
  },
  not_absent: { zh: '此人当前没有离岗。', en: 'This person is not away now.' },
  post_has_open_tasks: {
    zh: '该岗位还有未办结的任务，请先办结或转办。',
    en: 'The post still has open tasks; complete or transfer them first.',
  },
} as const satisfies RefusalTexts
