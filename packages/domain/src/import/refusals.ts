import type { RefusalTexts } from '../refuse.ts'

export const importRefusals = {
  no_such_import: { zh: '没有这次导入。', en: 'There is no such import.' },
  import_already_begun: { zh: '这次导入已经开始。', en: 'This import has begun already.' },
  import_already_ended: { zh: '这次导入已经结束。', en: 'This import has ended already.' },
  import_already_undone: {
    zh: '这次导入已全部撤销，无可再撤。',
    en: 'All that this import registered is withdrawn already.',
  },
  import_undo_not_begun: { zh: '尚未开始撤销这次导入。', en: 'This import is not being undone.' },
} as const satisfies RefusalTexts
