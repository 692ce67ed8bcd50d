import type { RefusalTexts } from '../refuse.ts'

export const residentRefusals = {
  resident_not_registered: { zh: '这位居民还没有登记。', en: 'The resident is not registered yet.' },
  resident_already_registered: { zh: '这位居民已经登记。', en: 'The resident is registered already.' },
  erasure_requested_already: {
    zh: '已有人申请注销，请另一位管理员确认或不予注销。',
    en: 'An erasure is asked for already: another administrator confirms or refuses it.',
  },
  erasure_not_requested: {
    zh: '没有待确认的注销申请，请先申请。',
    en: 'No erasure waits to be confirmed; ask for one first.',
  },
  erasure_needs_another: {
    zh: '申请人不能自己确认，请另一位管理员确认。',
    en: 'Whoever asked cannot confirm; another administrator has to.',
    kind: 'role',
  },
  resident_erased: {
    zh: '这位居民的个人信息已注销，不能再使用；如需办理请重新登记。',
    en: 'The personal data of this resident are erased; register the resident anew if need be.',
  },
} as const satisfies RefusalTexts
