import type { RefusalTexts } from '../refuse.ts'

export const meetingRefusals = {
  meeting_not_convened: { zh: '没有这次会办，请先召集。', en: 'There is no such meeting; convene it first.' },
  meeting_already_convened: { zh: '该会办已召集。', en: 'The meeting is convened already.' },
  meeting_over: {
    zh: '该会办已召开或已取消，不能再变更。',
    en: 'The meeting was held or cancelled and cannot be changed.',
  },
  meeting_in_past: { zh: '会办时间须晚于现在。', en: 'A meeting is convened for a time to come.' },
  meeting_in_future: { zh: '会办尚未召开，请在召开后再记录。', en: 'It has not been held yet; record it afterwards.' },
  agenda_item_twice: { zh: '议程中有重复的诉求或单位。', en: 'A request or a unit is listed twice.' },
  agenda_request_unknown: {
    zh: '议程中有不存在的诉求，请核对。',
    en: 'The agenda names a request that is not there; check it.',
  },
  agenda_request_not_open: {
    zh: '议程只收研判或办理中的诉求。',
    en: 'The agenda takes requests that are being analysed or handled alone.',
  },
  agenda_unit_unknown: { zh: '单位不存在或已停用。', en: 'A unit that is named does not exist, or is closed.' },
  agenda_not_changed: { zh: '议程没有变化。', en: 'Nothing of the agenda changes.' },
  decisions_not_of_agenda: {
    zh: '须对议程中的每件诉求各作一项决定，不多不少。',
    en: 'Every request of the agenda needs one decision, and no other does.',
  },
  decision_with_two_leads: {
    zh: '一件诉求只能有一个主办单位。',
    en: 'A request has one lead; name the others as support.',
  },
  decision_due_in_past: { zh: '完成期限须晚于会办时间。', en: 'What is decided must be due after the meeting.' },
} as const satisfies RefusalTexts
