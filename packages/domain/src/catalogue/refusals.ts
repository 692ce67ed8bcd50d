import type { RefusalTexts } from '../refuse.ts'

export const itemRefusals = {
  item_not_registered: { zh: '清单中还没有这个事项。', en: 'The item is not in the catalogue yet.' },
  item_already_registered: { zh: '该事项编码已列入清单。', en: 'An item with this code is already in the catalogue.' },
  item_not_changed: { zh: '内容没有变化，无需修订。', en: 'Nothing changes, so there is nothing to revise.' },
  item_already_suspended: { zh: '该事项已暂停办理。', en: 'The item is already suspended.' },
  item_not_suspended: { zh: '该事项没有暂停办理。', en: 'The item is not suspended.' },
  item_wrong_status: {
    zh: '事项目前的准入状态不能这样办理，请看事项的状态与所需状态。',
    en: 'The item does not stand where this is done; see its status and the ones that it needs.',
  },
  proposer_not_department: {
    zh: '只有部门负责人可以申请事项准入，请由主管部门提出。',
    en: 'Only the head of a department asks for the admission of an item; let the department in charge do so.',
  },
  reviewer_cannot_admit: {
    zh: '审核人不能同时决定准入，请由另一位同事决定。',
    en: 'Whoever reviewed a proposal does not admit it; ask a colleague to decide.',
  },
  rectify_by_missing: { zh: '限期整改须写明整改期限。', en: 'Say by when it is to be rectified.' },
  rectify_by_in_past: {
    zh: '整改期限须晚于现在。',
    en: 'The date by which it is to be rectified must lie ahead.',
  },
  item_not_admitted: {
    zh: '该事项尚未准入，不能受理；准入后方可登记。',
    en: 'The item is proposed and not admitted yet, so nothing is taken under it; wait for its admission.',
  },
  item_rejected: {
    zh: '该事项未获准入，不能受理；理由见详情。',
    en: 'The item was not admitted, so nothing is taken under it; the reason is given.',
  },
  item_suspended: {
    zh: '该事项已暂停办理，恢复后方可受理；理由见详情。',
    en: 'The item is suspended, so nothing is taken under it until it is resumed; the reason is given.',
  },
  item_revoked: {
    zh: '该事项的准入已撤销，不再受理；理由见详情。',
    en: 'The item’s admission was revoked, so nothing is taken under it any more; the reason is given.',
  },
  support_unit_given_twice: {
    zh: '协办单位重复列出，或与主办单位相同。',
    en: 'A support unit is listed twice, or is the default unit itself.',
  },
  instant_tells_itself: {
    zh: '可即时办结的事项当场反馈，不能要求由他人反馈。',
    en: 'What is settled at once is told on the spot; it can not be left to somebody else to tell.',
  },
  handling_kind_given_twice: { zh: '办理方式重复列出。', en: 'A handling kind is listed twice.' },
  material_given_twice: { zh: '材料重复列出。', en: 'A material is listed twice.' },
  promised_longer_than_legal: {
    zh: '承诺时限不能长于法定时限。',
    en: 'The promised limit cannot be longer than the legal one.',
  },
  extension_in_another_unit: {
    zh: '延期幅度须与办理时限使用同一单位(工作日、小时等)。',
    en: 'The longest extension has to be given in the unit of the limit that it extends.',
  },
} as const satisfies RefusalTexts
