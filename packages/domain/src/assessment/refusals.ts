import type { RefusalTexts } from '../refuse.ts'

export const assessmentRefusals = {
  weights_not_hundred: {
    zh: '各项权重之和须为 100。',
    en: 'The weights add up to 100.',
  },
  weight_given_twice: { zh: '同一指标只能有一个权重。', en: 'Every figure has one weight.' },
  weights_not_changed: { zh: '权重没有变化。', en: 'The weights are so already.' },
} as const satisfies RefusalTexts
