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
      '导入的数据与独立清点一致',
      'What is imported counts as an independent recount does',
      'services/cli/test/import-full.test.ts › the whole file gives the published figures, and at any instant what the file itself counts',
    ),
  ],
}
