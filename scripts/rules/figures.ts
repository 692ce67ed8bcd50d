import * as of from './files.ts'
import { type RuleGroup, rule } from './rule.ts'

const recount = of.cubesProperty(
  'the figures are what replaying every request gives, however they are cut and the log was batched',
)

export const figures: RuleGroup = {
  zh: '指标',
  en: 'Figures',
  source: 'DOMAIN.md, “Figures”',
  rules: [
    rule(
      '办结率的三种口径、按期办结率、超期率',
      'The completion rates in three denominators, on time and overdue',
      recount,
    ),
    rule(
      '任一时刻可查，含该时刻',
      'As of any instant, which it includes',
      of.shifts('an instant includes what happened at that very instant'),
      of.cubes('a busy hour is exact to the millisecond, early in it and late'),
    ),
    rule(
      '每个数都能点开为案件，合计一致',
      'Every figure opens to its cases, and the sums agree',
      of.cubesProperty('every part of every figure opens to as many requests as it says'),
      of.cubesProperty('the cells add up to the total, and each is what asking for it alone gives'),
    ),
    rule(
      '并案、不予受理、撤回不在分母',
      'Merged, declined and withdrawn leave the denominators',
      of.shifts('a withdrawn or declined request leaves the denominators until it is accepted again'),
      of.apiMerge('the figures count the leading one alone'),
    ),
    rule(
      '重办的自重办起不算办结，此前时刻仍算',
      'A reopened request is not completed from then on; as of an earlier instant it was',
      of.requestList('is not completed from its reopening on'),
      recount,
    ),
    rule(
      '无时限的永不到期，办结后计入应结',
      'Without a due date never due; settled once completed',
      of.shifts('without a due date a request is never due; it is settled once completed'),
    ),
    rule(
      '受理前已到期的自受理时到期',
      'Due before it was accepted is due from acceptance',
      of.shifts('due before it was accepted is due from acceptance'),
    ),
    rule(
      '每件只计一次，归当时的主办单位',
      'Counted once, under the unit that leads it at that instant',
      of.shifts('a change of the lead moves a request at that instant'),
      of.shifts('a support that returns its part moves nothing'),
    ),
    rule(
      '按单位、社区、网格、事项、渠道、窗口、办理方式与日月季（日志当地时间）',
      'Cut by unit, community, grid, item, channel, window, kind and local day, month, quarter',
      of.dimensions('day, month and quarter are those of the acceptance in local time'),
      of.dimensions('a place belongs to the grid and the community above it'),
      recount,
    ),
    rule(
      '签收及时率、退单率、重办率、满意率、解决率、参评率',
      'Acknowledged in time, returned, reopened, satisfied, solved, evaluated',
      of.rates('the rates are what counting in the raw histories gives, at any instant and however they are cut'),
      of.rates('every part of every rate opens to what it counts, and nothing else'),
      of.apiFigures('say numerator, denominator and definition, and flag small numbers'),
    ),
    rule(
      '退单归因到单位、理由与所占工作时间',
      'Returns by unit, reason and charged working time',
      of.apiFigures('say who returned what, why, and how often a request was bounced'),
    ),
    rule(
      '平均、中位、P90 按计时工作时间，不按钟表',
      'Mean, median and P90 of counted working time, not of the wall clock',
      of.ledger('counted working time is that from acceptance to completion less the pauses'),
      of.apiFigures('give the distribution of counted working time'),
    ),
    rule(
      '按经办人的满意情况，只给本人、其负责人和督查看',
      'By the worker concerned, told to that worker, their head and the supervisors alone',
      of.apiFigures('are told by worker to that worker, their head and the supervisors alone'),
    ),
    rule(
      '撤回、不予受理、并案单独计数',
      'Withdrawn, declined and merged requests are counted on their own',
      of.apiFigures('count what was withdrawn on its own, by registration'),
    ),
    rule(
      '季度考评：权重是数据，有版本',
      'Quarterly assessment: the weights are data with versions',
      of.assessment('add up to 100, each figure once; those that hold by default do'),
      of.assessment('a score is the mean of its components by their weights'),
      of.apiAssessment('shows each component, its weight and the score, and flags small numbers'),
    ),
    rule(
      '民情研判：与自身过去相比上升的，小数不报',
      'What rises against its own past, by a stated test; small numbers are never reported',
      of.trend('what rises against its own past is found among many that do not'),
      of.trend('one surprise among a thousand looks is none'),
      of.trend('too few requests are never reported'),
      of.apiAssessment('what rises is told with its test, and opens to its cases'),
    ),
    rule(
      '环比、同比，以同样的成熟度相比',
      'Period comparisons, each as old as the other',
      of.periods('month on month, quarter on quarter, year on year'),
      of.periods('an earlier period is looked at when it was as old as the present one'),
    ),
    rule(
      '下评上、倒评：社区按季评部门，仅限有往来的',
      'Communities rate the departments that worked for them, quarterly',
      of.rating('only where the department had requests of its people'),
      of.rating('after the quarter, until the next one ends, by local time'),
      of.apiRatings('with numerators, denominators and who took part; a revised one counts once'),
    ),
    rule(
      '一件诉求走完全部规则，手算与系统一致',
      'One request through every rule: what was worked out by hand is what the system says',
      of.tutorial('has the timeline of the page'),
      of.tutorial('has the clocks of the page, and each is due where its segments end'),
      of.tutorial('stands in every figure as the page says, whenever one asks'),
    ),
    rule(
      '导入的数据与独立清点一致',
      'What is imported counts as an independent recount does',
      'services/cli/test/import-full.test.ts › the whole file gives the published figures, and at any instant what the file itself counts',
    ),
  ],
}
