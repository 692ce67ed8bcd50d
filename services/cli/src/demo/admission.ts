import { commandIdOf, type Runtime, refusalText } from '@wubu/api'
import type { ItemCommand } from '@wubu/domain'
import type { Position } from '@wubu/engine'
import { CliError } from '../cli-error.ts'
import type { DemoItem, District } from './district.ts'
import { staff } from './staff.ts'

type Content = Extract<ItemCommand, { type: 'register-item' }>['data']
type Asked = {
  [T in ItemCommand['type']]: Pick<Extract<ItemCommand, { type: T }>, 'type' | 'data'>
}[ItemCommand['type']]

/** 社区准入: what departments handed down to communities by approval; the rest was there before the rule. */
export function admittedItems({ items }: District): readonly DemoItem[] {
  return items.filter((_, index) => index % 6 === 2)
}

export function isAdmitted(district: District, { code }: DemoItem): boolean {
  return admittedItems(district).some((item) => item.code === code)
}

/** Proposed by the department, reviewed by one, admitted by another. Gives the last log position. */
export async function admitItem(node: Pick<Runtime, 'items'>, now: string, content: Content): Promise<Position | null> {
  const unit = content.defaultUnit ?? ''
  const reason = '便民,社区有条件承接。'
  await given(
    node,
    content.code,
    { now, actor: staff.head(unit) },
    { type: 'propose-item', data: { ...content, reason } },
  )
  const reviewed = { finding: '属便民事项,流程清楚。' }
  await given(node, content.code, { now, actor: staff.gate('reviewer') }, { type: 'review-item', data: reviewed })
  const terms = { responsibility: '社区受理,部门负责', staff: '每社区一人兼办', funding: '费随事转' }
  return given(node, content.code, { now, actor: staff.gate() }, { type: 'admit-item', data: terms })
}

/** What nobody may ask for: proposed, rejected, suspended and revoked. */
export async function closedItems(node: Pick<Runtime, 'items'>, now: string, like: Content): Promise<void> {
  const named = (code: string, name: string): Content => ({ ...like, code, name })
  const by = { now, actor: staff.gate() }
  const reason = '部门未落实人员和经费。'
  await given(
    node,
    'ZR-01',
    { now, actor: staff.head(like.defaultUnit ?? '') },
    { type: 'propose-item', data: { ...named('ZR-01', '社区代开收入证明'), reason: '群众需要' } },
  )
  await admitItem(node, now, named('ZR-02', '社区代收物业欠费'))
  await given(node, 'ZR-02', by, { type: 'revoke-item', data: { reason: '非社区职责,予以撤销。' } })
  await admitItem(node, now, named('ZR-03', '社区代办车辆年检'))
  await given(node, 'ZR-03', { now, actor: systemActor }, { type: 'suspend-item', data: { reason } })
}

const systemActor = { id: 'demo', role: 'system', unit: null } as const

/** A repeated one is accepted as it was. Throws CliError where the rules say no. */
async function given(
  { items }: Pick<Runtime, 'items'>,
  code: string,
  by: { readonly now: string; readonly actor: ItemCommand['meta']['actor'] },
  asked: Asked,
): Promise<Position | null> {
  const stream = `item-${code}`
  const commandId = commandIdOf(stream, asked.type)
  const command: ItemCommand = { ...asked, meta: { ...by, unit: { kind: 'department' } } }
  const creates = asked.type === 'propose-item'
  const result = await items.handle({ stream, commandId, correlationId: commandId, command, creates })
  if (result.outcome === 'accepted') return result.repeated ? null : result.position
  const why = result.outcome === 'refused' ? refusalText(result.refusal) : result.outcome
  throw new CliError('usage', `准入失败 ${code} could not be admitted: ${why}`)
}
