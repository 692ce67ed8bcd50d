import * as of from './files.ts'
import { type RuleGroup, rule } from './rule.ts'

const everyRole = of.access(
  'every route, for every role, on a request that the account sees and on one that it does not',
)

export const people: RuleGroup = {
  zh: '人员与单位',
  en: 'People and units',
  source: 'DOMAIN.md, “People and units”',
  rules: [
    rule(
      '每个角色只能做其职责内的事，只能看到其范围内的诉求',
      'Each role does what is its own and sees what is its own',
      everyRole,
      of.access('the lists show what the details show, to everybody'),
    ),
    rule(
      '窗口：登记、要求补正、受理或不予受理、即时办结、反馈',
      'window: registers, asks for materials, accepts or declines, settles on the spot, gives feedback',
      of.collect('即时办结 writes the whole way to feedback in one batch'),
      of.collect('is declined before acceptance alone, with its ground and where to go instead'),
      everyRole,
    ),
    rule(
      '网格员：上报巡查所见，办理社区交办的',
      'grid: reports from patrol, handles what its community gives',
      everyRole,
    ),
    rule(
      '调度：研判、并案、派单、决定退单与延期、召集会办',
      'dispatcher: analyses, merges, dispatches, decides returns and extensions, convenes meetings',
      of.handle('is for the dispatcher, and after acceptance'),
      of.merge('is the dispatcher’s to decide'),
      of.returns('is decided by the dispatcher alone'),
      of.clock('is a dispatcher’s to decide'),
      of.meetings('is convened by a dispatcher, for open requests, units that there are and a time to come'),
    ),
    rule(
      '经办：只办本单位的任务；岗位有 A、B 两人',
      'handler: its unit’s assignments alone; a post has an A and a B person',
      of.handle('of another unit is not touched'),
      of.post('has two people of its unit'),
    ),
    rule(
      '单位负责人：事项要求时确认退单与结果',
      'unit-head: confirms returns and results where the item asks for it',
      of.returns('a return waits for the head, and the dispatcher cannot agree before'),
      of.returns('is completed by the head'),
      of.returns('the head of another unit has no say'),
    ),
    rule(
      '回访：不得回访自己办理的诉求',
      'callback: never the handler of the same request',
      of.conclude('is never given by phone by whoever handled it'),
      of.conclude('is given at a window by whoever handled it, unless the item asks for somebody else'),
    ),
    rule(
      '督查：看全部时间线；个人信息须写明理由方可查看，并留痕',
      'supervisor: reads every timeline; personal data only for a reason that is recorded',
      of.lifecycle('a supervisor reads it without what identifies the resident'),
      of.supervise('whoever reads masked gives a reason, which the request keeps'),
    ),
    rule('管理员：账号、单位、地点、日历、清单，不看诉求内容', 'admin: no request contents', everyRole),
    rule(
      '居民：凭回执号与查询码查进度、评议、撤回',
      'resident: asks by receipt number and code, evaluates, withdraws',
      of.lifecycle('the resident follows it by receipt number and code'),
      of.publicApi('evaluates once, and a dissatisfied one is heard again'),
      of.publicApi('withdraws as long as it is not done, and once'),
    ),
    rule(
      '系统：定时器与导入',
      'system: timers and imports',
      of.timer('is nobody’s but the system’s'),
      of.collect('comes from the system alone'),
    ),
    rule(
      '上报：社区 → 街道 → 部门',
      'Escalation 上报 goes to the next unit up: community, street, department',
      of.parts('gives the same part to the unit above, with an acknowledge clock of its own'),
      of.parts('goes on from the street to the department, and no further'),
    ),
    rule(
      'A、B 岗：任务始终有人负责，时间线写明代谁办理',
      'A/B posts: a task is never without an owner, and the timeline shows who acted for whom',
      of.post('is acted for by A, and by B while A is away'),
      of.post('is never without an owner: the two are not away at once'),
      of.posts('is from then on A’s, and B’s while A is away, whoever took it before'),
      of.apiPosts('is stood in for by B while A is away, and the timeline shows who acted for whom'),
    ),
    rule(
      '准入：部门事项经审核方可进社区，每年复核，限期整改或撤销',
      'Admission 准入: approved before anything is taken under it, looked at every year, rectified or revoked',
      of.admission('is reviewed and admitted by the dispatch centre or the administration, never by who asks'),
      of.admission('is due a year after admission, also of what was taken over as admitted'),
      of.admission('or says what is to be rectified, and by when'),
      of.apiCatalogue('revoked, it takes none, and the refusal says why'),
    ),
    rule(
      '平台以外无受理：各渠道同一命令，同一来源编号只登记一次',
      'Every channel ends in the same command; a reference of a source exists once',
      of.idempotency('a request with a reference of its source exists once, whoever registers it'),
    ),
  ],
}
