import type { RefusalTexts } from '../refuse.ts'

export const routingRefusals = {
  rule_names_nothing: {
    zh: '规则至少要写明事项或地点之一。',
    en: 'A rule names an item, a place, or both; one for everything would hide the others.',
  },
  rule_given_twice: {
    zh: '已有事项与地点相同的规则，请修改原规则。',
    en: 'Another rule speaks of the same item and place; change that one.',
  },
  no_such_rule: { zh: '没有这条派单规则。', en: 'There is no such routing rule.' },
  rule_not_changed: { zh: '规则没有变化。', en: 'The rule says so already.' },
} as const satisfies RefusalTexts
