import { localOf } from '@wubu/domain'
import type { Directory } from '../runtime.ts'
import { nameIn } from '../sheets/cells.ts'

interface Entry {
  readonly revision: number
  readonly type: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: {
    readonly id: string
    readonly name: string | null
    readonly role: string
    readonly unit: string | null
  }
  readonly to: object | null
  readonly data: object
}

/** What the page shows of a pack. */
export interface Pack {
  readonly made: { readonly at: string; readonly timeZone: string; readonly logId: string }
  readonly request: Readonly<Record<string, unknown>> & {
    readonly receiptNo: string
    readonly state: string
    readonly item: string | null
    readonly place: string | null
    readonly resident: object | null
  }
  readonly timeline: readonly Entry[]
  readonly clock: {
    readonly clocks: readonly {
      readonly kind: string
      readonly assignmentId: string | null
      readonly dueAt: string | null
      readonly segments: readonly {
        readonly kind: string
        readonly from: string
        readonly to: string | null
        readonly amount: number | null
        readonly unit: string
        readonly event: string
        readonly rule: string
        readonly calendarVersion: string
      }[]
    }[]
  }
  readonly chain: { readonly intact: boolean; readonly broken: object | null; readonly events: readonly object[] }
}

const style = `body{font:10.5pt/1.5 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2em auto;max-width:60em}
table{border-collapse:collapse;width:100%;margin:0 0 1.5em}th,td{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere}h1{font-size:16pt}h2{font-size:12pt;break-after:avoid}tr{break-inside:avoid}@page{size:A4;margin:15mm}`

/** A page to be printed: no script, nothing loaded from elsewhere. */
export function packPage({ made, request, timeline, clock, chain }: Pack, reference: Directory): string {
  const local = (instant: unknown) => localText(instant, made.timeZone)
  const facts: [string, unknown][] = [
    ['编号 Receipt', request.receiptNo],
    ['环节 State', request.state],
    ['事项 Item', nameIn(reference, 'item', request.item)],
    ['地点 Place', nameIn(reference, 'place', request.place)],
    ['渠道 Channel', request.channel],
    ['登记 Registered', local(request.registeredAt)],
    ['受理 Accepted', local(request.acceptedAt)],
    ['办结 Completed', local(request.completedAt)],
    ['诉求 Description', request.description],
    ['地址 Address', request.address],
    ...Object.entries(request.resident ?? {}).map(([field, value]): [string, unknown] => [`居民 ${field}`, value]),
  ]
  const events = timeline.map(({ revision, type, occurredAt, recordedAt, actor, to, data }) => [
    revision,
    type,
    local(occurredAt),
    local(recordedAt),
    `${actor.name ?? actor.id} (${actor.role}${actor.unit === null ? '' : `, ${nameIn(reference, 'unit', actor.unit)}`})`,
    Object.values(to ?? {}).join(' / '),
    JSON.stringify(data),
  ])
  const segments = clock.clocks.flatMap(({ kind, assignmentId, dueAt, segments: parts }) =>
    parts.map((one) => [
      ...[`${kind} ${assignmentId ?? ''}`, one.kind, local(one.from), local(one.to), `${one.amount ?? ''} ${one.unit}`],
      ...[one.event, `${one.rule}；${one.calendarVersion}`, local(dueAt)],
    ]),
  )
  const verdict = chain.intact ? '完整 intact' : `不符 broken ${JSON.stringify(chain.broken)}`
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>审计包 ${escaped(request.receiptNo)}</title><style>${style}</style>
<h1>审计包 Audit pack ${escaped(request.receiptNo)}</h1>
<p>生成 made ${escaped(local(made.at))} (${escaped(made.timeZone)})；日志 log ${escaped(made.logId)}</p>
<h2>诉求 Request</h2>${table([], facts)}
<h2>时间线 Timeline</h2>${table(['#', '事件 event', '发生 occurred', '记录 recorded', '谁 who', '环节 state', '内容 data'], events)}
<h2>时钟台账 Clock ledger</h2>${table(['时钟 clock', '类别 kind', '自 from', '至 to', '计 amount', '事件 event', '依据 rule', '到期 due'], segments)}
<h2>校验 Chain</h2><p>${escaped(verdict)}；${chain.events.length} 个事件 events；chain.json 为存储原文，可重新计算 has the stored texts, to be recomputed.</p>
</html>
`
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table>${head.length > 0 ? line(head, 'th') : ''}${rows.map((row) => line(row, 'td')).join('')}</table>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  return text.replaceAll(/[&<>"']/g, (symbol) => entities[symbol] ?? symbol)
}

function localText(instant: unknown, timeZone: string): string {
  if (typeof instant !== 'string') return ''
  const { date, msOfDay } = localOf(instant, timeZone)
  return `${date} ${new Date(msOfDay).toISOString().slice(11, 19)}`
}
