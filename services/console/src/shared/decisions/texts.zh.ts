export const zh = {
  kinds: { return: '退单', result: '结果', extension: '延期' },
  kind: '类别',
  receipt: '回执号',
  item: '事项',
  unit: '单位',
  why: '理由',
  asked: '提出',
  due: '期限',
  longer: (by: string) => `延长 ${by}`,
}
