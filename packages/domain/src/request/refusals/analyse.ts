import type { RefusalTexts } from '../../refuse.ts'

/** 分析: whether it is asked already. */
export const analyseRefusals = {
  no_such_leading_request: {
    kind: 'missing-data',
    zh: '没有要并入的诉求，请核对编号。',
    en: 'There is no request to merge it into; check its number.',
  },
  merged_into_itself: {
    kind: 'missing-data',
    zh: '诉求不能并入自身，请选择另一件诉求。',
    en: 'A request is not merged into itself; choose another one.',
  },
  leading_is_merged: {
    zh: '要并入的诉求本身已并案，请并入它的主诉求。',
    en: 'That request is merged itself; merge into the one that leads it.',
  },
  leading_is_closed: {
    zh: '要并入的诉求已不予受理或已撤回，请选择另一件或单独办理。',
    en: 'That request was declined or withdrawn, so nobody works on it; choose another one, or handle this one by itself.',
  },
  leading_not_accepted: {
    zh: '要并入的诉求尚未受理，请先受理。',
    en: 'That request is not accepted yet; accept it first.',
  },
  leads_others: {
    zh: '已有其他诉求并入本件，请先撤销这些并案，或将另一件并入本件。',
    en: 'Other requests are merged into this one; undo those merges first, or merge the other request into this one.',
  },
  feedback_given_already: {
    zh: '已向居民反馈，无需重复反馈。',
    en: 'The resident was told already.',
  },
} as const satisfies RefusalTexts
