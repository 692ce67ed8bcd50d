import type { RefusalTexts } from '../refuse.ts'

export const itemRefusals = {
  item_not_registered: { zh: '清单中还没有这个事项。', en: 'The item is not in the catalogue yet.' },
  item_already_registered: { zh: '该事项编码已列入清单。', en: 'An item with this code is already in the catalogue.' },
  item_not_changed: { zh: '内容没有变化，无需修订。', en: 'Nothing changes, so there is nothing to revise.' },
  item_already_suspended: { zh: '该事项已暂停办理。', en: 'The item is already suspended.' },
  item_not_suspended: { zh: '该事项没有暂停办理。', en: 'The item is not suspended.' },
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
