import { type AssessedFigure, definitions, type FigureName, type RateName, rateDefinitions } from '@wubu/domain'
import type { assessQuarter, returnsBy, risingTrends } from '@wubu/read-models'
import { tableOf } from './figures-report.ts'

/** 季度考评: units by score, with every component. */
export function assessmentText({ rows, total, weightsVersion }: ReturnType<typeof assessQuarter>): string {
  const heads = total.components.map(({ figure, weight }) => `${nameOf(figure)} ×${weight}`)
  const table = tableOf(['unit'], ['得分 score', ...heads])
  const score = (value: number | null, small = false) =>
    value === null ? '—' : `${value.toFixed(2)}${small ? '*' : ''}`
  for (const { unit, ...own } of [...rows, { unit: '合计 total', ...total }]) {
    table.push([unit, score(own.score), ...own.components.map((one) => score(one.score, one.small))])
  }
  const version =
    weightsVersion === null
      ? '默认权重 default weights'
      : `权重第 ${weightsVersion} 版 weights version ${weightsVersion}`
  return [table.toString(), version, '* 分母不足 30，仅供参考 fewer than 30: says little'].join('\n')
}

function nameOf(figure: AssessedFigure): string {
  const known: Readonly<Record<FigureName | RateName, { readonly name: { readonly zh: string } }>> = {
    ...definitions,
    ...rateDefinitions,
  }
  return known[figure].name.zh
}

/** 退单归因: who returned what, why, and how long it was held. */
export function returnsText({ rows, bounced, total }: ReturnType<typeof returnsBy>): string {
  const table = tableOf(['unit'], ['原因 reason', '退单 returned', '占用工作分钟 minutes held'])
  for (const { unit, reason, returned, minutes } of rows) table.push([unit, reason, returned, minutes])
  table.push(['合计 total', '', total.returned, total.minutes])
  const often = bounced.map(({ times, requests }) => `${times} 次 times: ${requests}`).join(', ')
  return `${table.toString()}\n每件退单次数 requests by returns: ${often || '—'}`
}

/** 民情研判. */
export function trendsText({ rising, tested, complete }: ReturnType<typeof risingTrends>): string {
  const table = tableOf(['item'], ['地点 place', '本期 now', '前八周 8 weeks before', 'p', '校正 adjusted'])
  for (const { item, place, current, before, p, adjusted } of rising) {
    table.push([item ?? '—', place ?? '—', current, before, p.toExponential(1), adjusted.toExponential(1)])
  }
  const much = `检验 ${tested} 组，上升 ${rising.length} 组 ${tested} tested, ${rising.length} rise`
  const short = complete ? [] : ['数据不足八周 the log reaches back less than eight weeks']
  return [table.toString(), much, ...short].join('\n')
}
