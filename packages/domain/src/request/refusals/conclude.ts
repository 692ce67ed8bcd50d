import type { RefusalTexts } from '../../refuse.ts'

/** 反馈 and 评议. */
export const concludeRefusals = {
  handler_cannot_call_back: {
    kind: 'role',
    zh: '经办人不能回访自己办理的诉求，请换人回访。',
    en: 'Whoever handled a request can not call back; ask a colleague.',
  },
  feedback_attempts_missing: {
    kind: 'clock',
    zh: '须在三个不同日期联系未果后，方可以信函或公告方式反馈；请继续联系并登记。',
    en: 'A letter or a notice takes the place of a word only after failed attempts on three different days; record them.',
  },
  evaluation_used_up: {
    zh: '居民再次不满意，已转督查处理，不再评议。',
    en: 'The resident was dissatisfied again: a supervisor decides, and it is not evaluated any more.',
  },
} as const satisfies RefusalTexts
