import type { RefusalTexts } from '../refuse.ts'

export const placeRefusals = {
  place_not_registered: { zh: '这个地点还没有登记。', en: 'The place is not registered yet.' },
  place_already_registered: { zh: '该地点编号已登记。', en: 'A place of this id is registered already.' },
  place_closed: { zh: '该地点已撤销，不能再更改。', en: 'The place is closed and cannot be changed.' },
  place_has_that_name: { zh: '名称没有变化。', en: 'The place has that name already.' },
  district_has_no_parent: { zh: '区是最上级，不能有上级地点。', en: 'A district is at the top and has no parent.' },
  place_needs_parent: { zh: '请填写上级地点。', en: 'Name the place that it lies in.' },
  no_such_parent_place: { zh: '上级地点不存在或已撤销。', en: 'The parent place does not exist, or is closed.' },
  wrong_kind_of_parent: {
    zh: '上级地点的类别不对，应为直接上一级。',
    en: 'The parent is of the wrong kind: it must be of the level directly above.',
  },
} as const satisfies RefusalTexts

export const unitRefusals = {
  unit_not_registered: { zh: '这个单位还没有登记。', en: 'The unit is not registered yet.' },
  unit_already_registered: { zh: '该单位编号已登记。', en: 'A unit of this id is registered already.' },
  unit_closed: { zh: '该单位已停用，不能再更改。', en: 'The unit is closed and cannot be changed.' },
  unit_has_that_name: { zh: '名称没有变化。', en: 'The unit has that name already.' },
  no_such_parent_unit: { zh: '上级单位不存在或已停用。', en: 'The parent unit does not exist, or is closed.' },
  no_such_unit_place: { zh: '单位所在地点不存在或已撤销。', en: 'The place of the unit does not exist, or is closed.' },
} as const satisfies RefusalTexts
