import type { RefusalTexts } from '../refuse.ts'

export const residentRefusals = {
  resident_not_registered: { zh: '这位居民还没有登记。', en: 'The resident is not registered yet.' },
  resident_already_registered: { zh: '这位居民已经登记。', en: 'The resident is registered already.' },
  resident_erased: {
    zh: '这位居民的个人信息已注销，不能再使用；如需办理请重新登记。',
    en: 'The personal data of this resident are erased; register the resident anew if need be.',
  },
} as const satisfies RefusalTexts
