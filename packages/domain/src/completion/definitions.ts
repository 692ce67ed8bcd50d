import type { FigureName } from './figures.ts'

interface Text {
  readonly zh: string
  readonly en: string
}

export interface Definition {
  readonly name: Text
  readonly numerator: Text
  readonly denominator: Text
}

const due: Text = {
  zh: '截至该时刻总时限已到期的已受理件（受理前已到期的，自受理时起算到期）',
  en: 'accepted requests whose total limit had expired by then (from acceptance on where it had expired before)',
}

/** What each figure counts. "By then" includes the instant itself and goes by when things happened, not when they were entered. */
export const definitions: Readonly<Record<FigureName, Definition>> = {
  completedOfAccepted: {
    name: { zh: '办结率（占受理）', en: 'completed of accepted' },
    numerator: { zh: '截至该时刻已办结的件', en: 'requests whose handling was complete by then' },
    denominator: {
      zh: '截至该时刻已受理的件（不含并案、不予受理、撤回）',
      en: 'requests accepted by then (without those merged, declined or withdrawn)',
    },
  },
  completedOfDue: {
    name: { zh: '办结率（占到期）', en: 'completed of due' },
    numerator: { zh: '其中截至该时刻已办结的件', en: 'those of them whose handling was complete by then' },
    denominator: due,
  },
  completedOfSettled: {
    name: { zh: '办结率（占应结）', en: 'completed of settled' },
    numerator: { zh: '截至该时刻已办结的件', en: 'requests whose handling was complete by then' },
    denominator: {
      zh: '已受理的件减去未办结且未到期的件（没有时限的件办结后计入）',
      en: 'accepted requests without those still open and not yet due (without a limit: once complete)',
    },
  },
  onTimeOfDue: {
    name: { zh: '按期办结率', en: 'on time of due' },
    numerator: { zh: '其中在时限之内（含到期时刻）办结的件', en: 'those of them completed on or before the due date' },
    denominator: due,
  },
  overdueOfDue: {
    name: { zh: '超期率', en: 'overdue of due' },
    numerator: { zh: '其中超期办结或仍未办结的件', en: 'those of them completed late, or still open' },
    denominator: due,
  },
}
