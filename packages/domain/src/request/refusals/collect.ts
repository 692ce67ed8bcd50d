import type { RefusalTexts } from '../../refuse.ts'

/** 收集. */
export const collectRefusals = {
  item_missing: { kind: 'missing-data', zh: '请先选定服务事项。', en: 'Choose the service item first.' },
  no_such_item: { kind: 'missing-data', zh: '事项清单中没有这个事项。', en: 'The catalogue has no such item.' },
  no_such_place: {
    kind: 'missing-data',
    zh: '没有这个地点，或地点已停用。',
    en: 'There is no such place, or it is closed.',
  },
  notice_given_already: {
    kind: 'missing-data',
    zh: '已一次性告知过所缺材料；如需再次告知，请写明理由。',
    en: 'What is missing was told before, all at once; say why another notice is needed (`again`).',
  },
  material_not_listed: {
    kind: 'missing-data',
    zh: '所列材料不在该事项的材料清单内，不得要求提供；请从清单中选择。',
    en: 'The item’s list does not name this material, so it may not be asked for; choose from the list.',
  },
  unit_missing: {
    kind: 'missing-data',
    zh: '已办结的记录必须写明办理单位。',
    en: 'A completed record must name the unit that handled it.',
  },
  not_imported: {
    zh: '该诉求不是导入的，不能按导入撤销。',
    en: 'No import registered this request, so none can be undone.',
  },
  import_worked_on: {
    zh: '导入之后已有人办理该诉求，不能随导入撤销；确需撤回的请按撤回办理。',
    en: 'Somebody has worked on it since the import; withdraw it by itself where that is right.',
  },
  source_missing: {
    kind: 'missing-data',
    zh: '导入的诉求必须写明来源编号。',
    en: 'An imported request must name its source reference.',
  },
  actor_without_unit: {
    kind: 'department',
    zh: '您的账号没有所属单位，不能即时办结。',
    en: 'Your account has no unit, so nothing can be completed at once under it.',
  },
  completion_not_backdated: {
    kind: 'clock',
    zh: '补录的纸质材料不能同时即时办结，办结时间不可倒填。',
    en: 'Paper registered later can not be completed in the same go: nobody backdates a completion.',
  },
  occurred_in_future: { kind: 'clock', zh: '发生时间不能晚于现在。', en: 'It can not have happened in the future.' },
  paper_too_old: {
    kind: 'clock',
    zh: '纸质材料超过补录期限，请按现在的时间登记并在描述中说明。',
    en: 'The paper is too old to be registered later; register it as of now and say so in the description.',
  },
} as const satisfies RefusalTexts
