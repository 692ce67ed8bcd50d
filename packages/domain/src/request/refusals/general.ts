import type { RefusalTexts } from '../../refuse.ts'

/** Whatever is asked of a request. */
export const generalRefusals = {
  role_not_permitted: {
    kind: 'role',
    zh: '您的角色不能执行此操作，请由有权限的岗位办理。',
    en: 'Your role may not do this; ask somebody whose role may.',
  },
  no_such_request: { zh: '没有这个诉求，请先登记。', en: 'There is no such request; register it first.' },
  wrong_state: {
    zh: '诉求当前所处环节不能执行此操作，请看可执行的操作。',
    en: 'The request is not in a state for this; see what is allowed now.',
  },
} as const satisfies RefusalTexts
