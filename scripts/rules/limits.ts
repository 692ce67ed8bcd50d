import * as of from './files.ts'
import { type RuleGroup, rule } from './rule.ts'

export const limits: RuleGroup = {
  zh: '时限',
  en: 'Time limits',
  source: 'DOMAIN.md, “Time limits”; 国务院办公厅节假日安排 2024–2026',
  rules: [
    rule(
      '工作日按国务院办公厅节假日安排：放假扣除，调休上班计入',
      'Working days follow the State Council’s calendar: holidays out, make-up Saturdays in',
      of.workingTime(', as the State Council announced it'),
      of.workingTime('leave the Spring Festival out and take its make-up Saturdays in'),
      of.workingTime('every day is what chinese-days says'),
    ),
    rule(
      '自受理次日起算；小时即时起算',
      'Counting starts on the next day; hours start at once',
      of.workingTime('count from the next day on, to the end of the last'),
      of.workingTime('hours start at once and go through the night'),
      of.workingTime('none is the same day, also on a holiday'),
    ),
    rule(
      '日历按年有版本；未公布的年份标“暂定”，公布后以事件重新计算',
      'The calendar has a version per year; an unpublished year is provisional and recomputed by events when it is published',
      of.calendar('is set again only in a newer version'),
      of.workingTime('makes what is counted through it provisional 暂定'),
      of.timer('when a year of the calendar is set anew, what is due otherwise is set again'),
      of.apiTimers('when a year of the calendar is set, the open due dates that it touches are set again'),
    ),
    rule(
      '到期时间只由 DeadlineSet 携带：受理、签收、首次联系、总时限、反馈、评议、重办',
      'DeadlineSet alone carries a due date, of every kind',
      of.clock('a clock starts with its event'),
      of.clock('a clock ends when what was due happens'),
    ),
    rule(
      '法定时限与（更短的）承诺时限',
      'A legal limit and a shorter promised one',
      of.catalogue('promises no more time than the law gives'),
      of.collect('and accepting at once starts the total limit that the item promises'),
    ),
    rule(
      '中止：扣除工作日、按实际时长顺延或重新计算，由事项规定',
      'Stop policies: pause-workdays, pause-wallclock, restart, as the item says',
      of.clock('leaves the working days of the pause out, and stops the clocks of all parts'),
      of.clock('moves the due date by the wall clock where the item says so'),
      of.clock('counts anew where the item says so'),
    ),
    rule(
      '一个单位等待，不停其他单位的时钟',
      'One unit waiting does not stop the others',
      of.clock('stops its own clocks alone'),
    ),
    rule(
      '签收时钟自派单起算，退单不重置',
      'The acknowledge clock starts at dispatch, and each unit is charged from its dispatch to its return',
      of.handle('starts an acknowledge clock for each unit'),
      of.returns('is charged until the dispatcher agrees, not until it was asked for'),
    ),
    rule(
      '环节超期即超期，总时限未到也算',
      'A missed step is a missed step even if the total is still in time',
      of.timer('warns at 80 % and misses at the due date, once, as of that instant'),
    ),
    rule(
      '绿（≤80 %）、黄（80–100 %）、红',
      'Green up to 80 % of the limit, yellow to 100 %, red after',
      of.apiClock('goes with the colours of the detail and the list'),
    ),
    rule(
      '延期须在到期前申请，写明理由，由调度决定，不超过事项所允许',
      'Extensions are asked for before expiry, with a reason, decided by a dispatcher, at most what the item allows',
      of.clock('is asked for before expiry, in the unit of the limit, and once'),
      of.clock('is no more than the item allows, all of them together'),
      of.clock('moves the due date, and the resident is told'),
    ),
    rule(
      '时钟台账：到期时间等于各段之和',
      'Clock ledger: the due date is the sum of what it shows',
      of.ledger('the clock ledger, whatever happened'),
      of.apiClock('shows what was counted, paused and extended, up to the due date'),
    ),
    rule(
      '定时器各只写一次，停机多久都按序补上',
      'Timers write once each; after a stop of any length they catch up in order',
      of.apiTimers('ring at their instant, once'),
      of.apiTimers('timers after a long stop catch up in order, each as of its instant'),
      of.apiTimers('a clock that is a day fast or slow neither rings twice nor is missed'),
    ),
  ],
}

export const evaluation: RuleGroup = {
  zh: '反馈、评议与督办',
  en: 'Feedback, evaluation and supervision',
  source: 'DOMAIN.md, “Evaluation” and its first table (督查反馈, 挂牌销号)',
  rules: [
    rule(
      '五级评议，三级以上且已解决即结案',
      'Five levels; 3–5 and solved close the request',
      of.conclude(' and solved closes the request'),
    ),
    rule(
      '一、二级或未解决的重办：次日回访，15 个工作日内整改，再评议一次',
      'Levels 1–2, or not solved, call for 重办: call-back next day, rectified within 15 working days, one further evaluation',
      of.conclude('calls for a word with the resident on the next working day, too'),
      of.conclude('is called for until somebody was reached, or was tried on three different days'),
      of.conclude('is asked for once more after 重办, and closes the request if the resident is satisfied'),
    ),
    rule(
      '再次不满意的转督查',
      'Dissatisfied a second time goes to the supervisor',
      of.conclude('that is dissatisfied a second time brings it before a supervisor'),
    ),
    rule(
      '五个工作日未评议的视为未评',
      'No answer within 5 working days lapses to “not evaluated”',
      of.timer('an evaluation that nobody gives lapses after five working days and closes the request'),
    ),
    rule(
      '三个不同日期联系未果，方可以信函或公告反馈',
      'Three failed attempts on different days allow feedback by letter or notice',
      of.conclude('by letter takes three days on which nobody was reached'),
    ),
    rule(
      '催办、黄牌、红牌各有依据',
      'Urges, yellow and red cards, each with its ground',
      of.supervise('goes to whoever leads, or to the part that it names'),
      of.supervise('of yellow needs an urge, or a limit that is nearly used up'),
      of.supervise('of red needs a yellow one, or a limit that was missed'),
    ),
    rule(
      '挂牌销号：办结并核查后方可销号',
      'The board is crossed off only by completion and the check',
      of.supervise('takes a task once, with who answers for it and by when'),
      of.supervise('is crossed off only by completion and the check'),
    ),
  ],
}
