import * as of from './files.ts'
import { type RuleGroup, rule } from './rule.ts'

export const lifecycle: RuleGroup = {
  zh: '五步与事件',
  en: 'The lifecycle and its events',
  source: 'DOMAIN.md, “The lifecycle”',
  rules: [
    rule(
      '收集 → 分析 → 办理 → 反馈 → 评议，一步不能越过',
      'The five steps follow one another; what the chart does not have is refused',
      of.lifecycle('a request goes from the counter to 评议'),
      of.properties('whatever commands come in whatever order'),
    ),
    rule(
      '每条命令都说明能否执行、为何不能，与实际裁决一致',
      'For every command what is said to be allowed or not is what deciding it gives, in every state and for every role',
      of.affordances('what is said to be allowed is accepted, given the right data'),
      of.affordances('what is said to be refused is refused, whatever its data, and for that reason'),
    ),
    rule(
      '状态图的每条转移都由真实命令走到',
      'Every transition of the charts is taken by real commands',
      of.chartPaths('lead through every state by real commands'),
      of.chartPaths('and every transition is taken, but those that no command can reach'),
    ),
    rule(
      '每种事件都有存档历史，永远可以重放',
      'Every event type has a stored history that replays for ever',
      of.golden('hold every event type in its newest version'),
      of.golden(' replays to its stored states'),
    ),
    rule(
      '补正在受理之前；一次性告知，再次告知须写理由',
      'Materials are asked for before acceptance, all in one notice; a second notice needs a reason',
      of.collect('are asked for before acceptance: 已登记 ⇄ 待补正'),
      of.collect('is given once; a second notice needs a reason, which is kept'),
      of.collect('names what the item’s list names, and nothing else'),
    ),
    rule(
      '五个工作日未告知的，自收到之日起即为受理（行政许可法 §32）',
      'Not told within five working days, the request counts as accepted on the day of receipt (行政许可法 §32)',
      of.timer('accepts as of the day of receipt what nobody was told of in time'),
    ),
    rule(
      '受理后要求补材料的，办理挂起',
      'Materials wanted later suspend the handling',
      of.clock('materials wanted while a request is handled suspend it until they are there'),
    ),
    rule(
      '每项任务属于一个单位，主办或协办，主办只有一个',
      'Each assignment belongs to one unit, as lead or support; exactly one leads',
      of.handle('needs exactly one lead'),
      of.handle('adds a support while others work, and no second lead'),
    ),
    rule(
      '无存续任务则退回分析；主办与全部协办完成即办结',
      'No live assignment is left: back to analysing; the lead and every live support complete: 办结',
      of.handle('one returns while the other works on: the request stays in handling'),
      of.handle('then the other returns too: back to 研判, without a lead'),
      of.handle('handling completes when the lead and every live support are complete'),
      of.twoUnits('the other returns too: back to analysing'),
    ),
    rule(
      '未签收也可直接完成',
      'An assignment may be completed straight from dispatch',
      of.handle('is completed straight from dispatch'),
    ),
    rule(
      '退单须有理由，由调度同意；不同意则时钟照走',
      'A return has a reason and is agreed to by the dispatcher; refused, the clock ran on',
      of.returns('is asked for by the unit; the part stays with it until the dispatcher agrees'),
      of.returns('that is refused leaves the part where it was, and can be asked for again'),
    ),
    rule(
      '转办、上报、取消：各单位按持有的工作时间计',
      'Transfer, escalation, cancelling: each unit is charged the working time that it held its part',
      of.parts('the charges of a chain of holders add up to the working time that passed'),
      of.parts('is charged to its unit until then'),
    ),
    rule(
      '结案后只能由重办或撤销并案打开',
      'Closed is left only by RequestReopened and MergeUndone',
      of.properties('whatever commands come in whatever order'),
      of.conclude('is for supervisors, and for what is closed'),
    ),
    rule(
      '并案：随主件进展，居民仍被告知，可以撤销',
      'A merged request follows the leading one, its resident is still told, and the merge can be undone',
      of.apiMerge('a request that is merged follows the one that leads'),
      of.apiMerge('and is told by call-back, who finds it in the list'),
      of.merge('goes its own way again once the merge is undone, due as before'),
    ),
    rule(
      '导入的诉求只写来源所说的',
      'An imported request skips what its source does not tell',
      of.collect('that its source closed is closed, with feedback and evaluation unknown'),
    ),
    rule(
      '即时办结、定期会办、限时办结',
      'Settled on the spot, by joint meeting, within a limit',
      of.collect('即时办结 is for items that allow it'),
      of.apiMeetings('ends in assignments and due dates on every request of its agenda'),
      of.collect('and accepting at once starts the total limit that the item promises'),
    ),
    rule(
      '更正是新的事件，写明理由与经手人',
      'A correction is a new event with reason and author; nothing stored is edited',
      of.conclude('keeps what was written, and what is right, in any state'),
    ),
    rule(
      '办结时间不可倒填；纸质材料可补录，限十日',
      'Nobody backdates a completion; paper may be registered later, some days back',
      of.collect('paper registered later keeps the time it was brought in, and nothing else is backdated'),
      of.collect('paper of the future, or older than ten days, is refused'),
    ),
    rule(
      '个人信息以本人密钥封存，删钥即灭失',
      'Personal data are sealed with the resident’s own key; erased, they are gone from every answer',
      of.resident('is sealed with the key of that resident, and nothing else is'),
      of.lifecycle('erased, its resident is gone from every answer, and the chain still verifies'),
    ),
    rule(
      '注销个人信息须两名管理员：一人申请，另一人确认',
      'An erasure takes two administrators: one asks, another confirms',
      of.resident('is asked for by one and confirmed by another, for the reason that was asked for'),
      of.resident('is not confirmed before it was asked for, nor asked for twice'),
    ),
    rule(
      '派单规则是数据，保存前先试运行',
      'Routing rules are data, tried before they are saved',
      of.routing('takes the rule that says most: item and place, then item, then the nearest place'),
      'services/api/test/routing.test.ts › are tried on recent requests before they hold, and nothing is written',
    ),
  ],
}
