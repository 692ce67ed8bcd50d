import type { RefusalTexts } from '../../refuse.ts'

/** 督办, and corrections. */
export const superviseRefusals = {
  no_such_channel: { kind: 'missing-data', zh: '没有这个受理渠道。', en: 'There is no such channel.' },
  nothing_to_correct: {
    kind: 'missing-data',
    zh: '更正前后相同，无需更正。',
    en: 'It says so already; there is nothing to correct.',
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
    kind: 'clock',
    zh: '发牌须有依据：黄牌需已催办或临期，红牌需已超期或已发黄牌。',
    en: 'A card needs its ground: yellow an urge or 80 % of a limit, red a missed limit or a yellow card before.',
  },
  already_hung_up: { zh: '该诉求已挂牌。', en: 'The request is on the board already.' },
  not_hung_up: { zh: '该诉求没有挂牌。', en: 'The request is not on the board.' },
  not_complete_yet: {
    zh: '尚未办结，不能销号；请办结并核查后再销号。',
    en: 'It is not complete, so it cannot be crossed off; complete and check it first.',
  },
  due_in_past: { kind: 'clock', zh: '挂牌期限须晚于现在。', en: 'The date by which it is to be done must lie ahead.' },
} as const satisfies RefusalTexts
