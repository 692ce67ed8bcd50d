import type { Definition } from '../completion/definitions.ts'
import type { Rate } from '../completion/figures.ts'
import type { CaseMeasure, CaseSums, ThingKind } from './things.ts'

export const rateNames = [
  'acknowledgedInTime',
  'returnedOfDispatched',
  'reopenedOfCompleted',
  'satisfiedOfEvaluated',
  'solvedOfEvaluated',
  'evaluatedOfDue',
  'aheadOfLimit',
] as const
export type RateName = (typeof rateNames)[number]

/** How a rate is computed, and what it means. */
export interface RateDefinition extends Definition {
  readonly of: ThingKind
  readonly top: CaseMeasure
  readonly bottom: CaseMeasure
}

/** "By then" includes the instant itself. All are of requests accepted and neither merged, declined nor withdrawn by then. */
export const rateDefinitions: Readonly<Record<RateName, RateDefinition>> = {
  acknowledgedInTime: {
    of: 'assignment',
    top: 'acknowledgedInTime',
    bottom: 'acknowledgeDue',
    name: { zh: '签收及时率', en: 'acknowledged in time' },
    numerator: {
      zh: '其中在签收时限之内（含到期时刻）签收或直接办结的派单',
      en: 'those of them acknowledged, or completed straight away, on or before that date',
    },
    denominator: {
      zh: '截至该时刻签收时限已到期的派单，按承办单位（到期前未签收即退回、转出、收回的不计）',
      en: 'assignments whose acknowledgement was due by then, by their own unit (not those ended unacknowledged before)',
    },
  },
  returnedOfDispatched: {
    of: 'assignment',
    top: 'returned',
    bottom: 'dispatched',
    name: { zh: '退单率', en: 'returned of dispatched' },
    numerator: { zh: '其中截至该时刻已退单的派单', en: 'those of them returned by then' },
    denominator: { zh: '截至该时刻的派单，按承办单位', en: 'assignments dispatched by then, by their own unit' },
  },
  reopenedOfCompleted: {
    of: 'request',
    top: 'reopened',
    bottom: 'completedOnce',
    name: { zh: '重办率', en: 'reopened of completed' },
    numerator: { zh: '其中截至该时刻曾被重办的件', en: 'those of them reopened at least once by then' },
    denominator: { zh: '截至该时刻曾经办结的件', en: 'requests whose handling was complete at least once by then' },
  },
  satisfiedOfEvaluated: {
    of: 'evaluation',
    top: 'satisfied',
    bottom: 'evaluated',
    name: { zh: '满意率', en: 'satisfied of evaluated' },
    numerator: { zh: '其中非常满意、满意、基本满意的评议', en: 'those of them of levels 3 to 5' },
    denominator: {
      zh: '截至该时刻已作出的评议，按当时主办单位（逾期未评不计）',
      en: 'evaluations given by then, by the unit whose work they are about (lapsed ones are in no satisfaction rate)',
    },
  },
  solvedOfEvaluated: {
    of: 'evaluation',
    top: 'solved',
    bottom: 'evaluated',
    name: { zh: '解决率', en: 'solved of evaluated' },
    numerator: { zh: '其中认为已解决的评议', en: 'those of them that say it is solved' },
    denominator: { zh: '截至该时刻已作出的评议', en: 'evaluations given by then' },
  },
  evaluatedOfDue: {
    of: 'evaluation',
    top: 'evaluated',
    bottom: 'evaluationsDue',
    name: { zh: '参评率', en: 'evaluated of answered or due' },
    numerator: { zh: '其中已作出的评议', en: 'those of them that were given' },
    denominator: {
      zh: '截至该时刻已作出、或评议期限已到而未作出的评议',
      en: 'evaluations given by then, or due by then and not given',
    },
  },
  aheadOfLimit: {
    of: 'time',
    top: 'savedMinutes',
    bottom: 'limitMinutes',
    name: { zh: '提前办结率', en: 'ahead of the limit' },
    numerator: {
      zh: '时限减去计入的办理时长（工作分钟；超期为负）',
      en: 'working minutes of their limits less the counted time (negative where late)',
    },
    denominator: {
      zh: '截至该时刻已办结且有时限的件：自受理至总时限的工作分钟，不含挂起',
      en: 'working minutes from acceptance to the total due date, without suspensions, of requests complete by then',
    },
  },
}

export type Rates = Readonly<Partial<Record<RateName, Rate>>>

export function ratesOf(sums: CaseSums, names: readonly RateName[]): Rates {
  return Object.fromEntries(names.map((name) => [name, rateOf(sums, name)]))
}

function rateOf(sums: CaseSums, name: RateName): Rate {
  const { top, bottom } = rateDefinitions[name]
  const numerator = sums[top] ?? 0
  const denominator = sums[bottom] ?? 0
  return { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator }
}
