import type { RefusalTexts } from '../refuse.ts'

/** 下评上. */
export const ratingRefusals = {
  not_your_community: { kind: 'department', zh: '只能代表本社区评价。', en: 'You rate for your own community alone.' },
  only_communities_rate: {
    kind: 'department',
    zh: '下评上由社区对部门进行，请核对单位。',
    en: 'A community rates a department; check the units.',
  },
  nothing_to_rate: {
    zh: '该部门本季度没有办理本社区的诉求，无需评价。',
    en: 'The department had no request of your community in that quarter, so there is nothing to rate.',
  },
  quarter_not_over: {
    kind: 'clock',
    zh: '本季度尚未结束，请在季度结束后评价。',
    en: 'The quarter is not over; rate it afterwards.',
  },
  rating_period_over: {
    kind: 'clock',
    zh: '评价期已过：须在下一季度结束前评价或修改。',
    en: 'It is too late: a quarter is rated, and the rating revised, until the next one ends.',
  },
} as const satisfies RefusalTexts
