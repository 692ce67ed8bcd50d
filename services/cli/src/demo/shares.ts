/** What the demo shows off, in the order of the five steps; each with the words that are printed. */
const names = {
  rush: '高峰时段登记 taken in a rush hour',
  monthEnd: '月末登记 taken at a month’s end',
  dayOff: '节假日登记 taken on a day off',
  'request-materials': '补正告知 asked for papers',
  untold: '逾期未告知视为受理 accepted as nobody told in time',
  'decline-request': '不予受理 declined',
  'withdraw-request': '撤回 withdrawn',
  'merge-request': '并案 merged',
  'undo-merge': '并案撤销 merge undone',
  'record-correction': '更正 corrected',
  instant: '即时办结 settled at once',
  ruled: '按规则派单 dispatched by a routing rule',
  support: '有协办 with a supporting unit',
  'return-assignment': '申请退单 return asked for',
  'agree-return': '同意退单 returned',
  'refuse-return': '不同意退单 return refused',
  bounced: '退单两次以上 returned more than once',
  'escalate-assignment': '上报 sent up',
  'transfer-assignment': '转办 transferred',
  standIn: 'B岗代办 by the B person of a post',
  'suspend-handling': '挂起 suspended',
  wanting: '办理中补材料 suspended for papers',
  'suspend-assignment': '部分挂起 one part suspended',
  'request-extension': '申请延期 extension asked for',
  'grant-extension': '同意延期 extended',
  'refuse-extension': '不同意延期 extension refused',
  'send-back-result': '退回补办 result sent back',
  meeting: '定期会办 joint meeting',
  'issue-urge': '催办 urged',
  yellow: '黄牌 yellow card',
  red: '红牌 red card',
  'hang-up-task': '挂牌 hung up',
  'cross-off-task': '销号 crossed off',
  'show-personal-data': '查看个人信息 personal data shown',
  warned: '临期 warned',
  missed: '超期(任一时限) any limit missed',
  'record-feedback-attempt': '回访未成或重办回访 feedback attempted',
  letter: '信函或公告反馈 told by letter or notice',
  'evaluate-request': '已评议 evaluated',
  lapsed: '未评 evaluation lapsed',
  dissatisfied: '不满意重办 reworked',
  'reopen-request': '督查重办 reopened by a supervisor',
  twice: '再次不满意 dissatisfied twice',
  'close-request': '督查结案 closed by a supervisor',
} as const
export type ShareName = keyof typeof names

/** How many requests show something, each counted once however often. */
export class Shares {
  readonly #counts = new Map<ShareName, number>()

  add(name: ShareName): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** In the order above; also those that nothing showed. */
  of(requests: number): readonly Share[] {
    return Object.entries(names).map(([name, title]) => {
      const count = this.#counts.get(nameIn(name) ?? 'rush') ?? 0
      return { name, title, count, share: requests === 0 ? 0 : count / requests }
    })
  }
}

export interface Share {
  readonly name: string
  readonly title: string
  readonly count: number
  readonly share: number
}

/** The name that a command's own type is, if it is one. */
export function nameIn(type: string): ShareName | null {
  return type in names ? (type as ShareName) : null
}

export function shareLines(shares: readonly Share[]): string {
  const lines = shares.map(
    ({ title, count, share }) => `  ${String(count).padStart(7)}  ${(100 * share).toFixed(2).padStart(6)}%  ${title}`,
  )
  return ['占登记件的比例 Share of the requests registered:', ...lines].join('\n')
}
