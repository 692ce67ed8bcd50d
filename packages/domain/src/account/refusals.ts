import type { RefusalTexts } from '../refuse.ts'

export const accountRefusals = {
  no_such_account: { zh: '没有这个账号。', en: 'There is no such account.' },
  login_name_taken: { zh: '该登录名已被使用，请另选一个。', en: 'The login name is taken; choose another.' },
  account_disabled: { zh: '该账号已停用。', en: 'The account is disabled.' },
  account_not_disabled: { zh: '该账号没有停用。', en: 'The account is not disabled.' },
  own_account: {
    zh: '不能停用自己的账号或更改自己的岗位，请由另一位管理员操作。',
    en: 'You cannot disable your own account or change its role; ask another administrator.',
  },
  role_not_changed: { zh: '岗位没有变化。', en: 'The account has that role, unit and place already.' },
  role_needs_unit: { zh: '经办人和单位负责人必须有所属单位。', en: 'Handlers and heads of units need a unit.' },
  role_needs_place: { zh: '窗口和网格员必须有所属地点。', en: 'Window staff and grid workers need a place.' },
} as const satisfies RefusalTexts

export const sessionRefusals = {
  no_such_session: { zh: '没有这个登录会话。', en: 'There is no such session.' },
  session_already_open: { zh: '该会话已经登录。', en: 'The session is open already.' },
  session_closed: { zh: '该会话已经退出，请重新登录。', en: 'The session is closed; sign in again.' },
  session_expired: { zh: '会话的有效期已过，请重新登录。', en: 'The session has expired; sign in again.' },
} as const satisfies RefusalTexts
