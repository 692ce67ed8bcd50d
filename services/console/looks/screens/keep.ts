import type { Screen } from '../screen.ts'

const row = '.ant-table-row'
const as = 'admin'

/** What administrators keep: catalogue, calendar, rules, accounts, units, imports, the node. */
export const keepScreens: readonly Screen[] = [
  { name: 'catalogue', title: '事项清单', path: '/catalogue', as, ready: row },
  { name: 'item', title: '事项', path: '/catalogue/items/MZ-05', as, ready: '.ant-descriptions' },
  {
    name: 'item-versions',
    title: '事项：版本',
    path: '/catalogue/items/MZ-05?view=versions',
    as,
    ready: '.wubu-views',
  },
  { name: 'item-history', title: '事项：经过', path: '/catalogue/items/LSJZ-01?view=history', as, ready: row },
  {
    name: 'item-admission',
    title: '社区准入：部门申请，他人审核、准入',
    path: '/catalogue/items/LSJZ-01',
    as: 'dispatcher',
    ready: '.ant-descriptions',
  },
  { name: 'item-new', title: '申请准入', path: '/catalogue/new', as: 'unit-head', ready: '.wubu-item-form input' },
  { name: 'calendar', title: '工作日历', path: '/calendar', as, ready: '.wubu-month' },
  {
    name: 'calendar-edit',
    title: '工作日历：调整',
    path: '/calendar',
    as,
    ready: '.wubu-month',
    open: (page) => page.locator('main .wubu-gap .ant-btn').first().click(),
    opened: 'main form .ant-picker, main .ant-picker',
  },
  { name: 'routing', title: '派单规则', path: '/routing', as, ready: row },
  {
    name: 'routing-rule',
    title: '派单规则：试运行',
    path: '/routing',
    as,
    ready: row,
    open: (page) => page.locator('.ant-btn-primary').first().click(),
    opened: '.ant-modal .ant-select',
  },
  { name: 'accounts', title: '账号', path: '/accounts', as, ready: row },
  {
    name: 'account-new',
    title: '开户',
    path: '/accounts',
    as,
    ready: row,
    open: (page) => page.locator('.ant-btn-primary').first().click(),
    opened: '.ant-modal input',
  },
  { name: 'units', title: '单位', path: '/organisation', as, ready: row },
  { name: 'places', title: '地点', path: '/organisation?view=places', as, ready: `${row}, .ant-tree` },
  { name: 'posts', title: 'A、B岗', path: '/posts', as, ready: row },
  { name: 'imports', title: '导入：试运行、坏行', path: '/imports', as, ready: row },
  { name: 'erasures', title: '注销个人信息：两人经手', path: '/erasures', as, ready: row },
  {
    name: 'erasure-new',
    title: '申请注销',
    path: '/erasures',
    as,
    ready: row,
    open: (page) => page.locator('.ant-btn-primary').first().click(),
    opened: '.ant-modal input',
  },
  { name: 'operations', title: '运行状态', path: '/operations', as, ready: '.ant-descriptions' },
]
