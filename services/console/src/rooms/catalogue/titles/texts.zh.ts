export const zh = {
  items: '事项清单',
  add: '新事项',
  item: '事项',
  revise: '修订',
  calendar: '工作日历',
  routing: '派单规则',
}
