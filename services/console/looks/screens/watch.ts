import type { Screen } from '../screen.ts'

const row = '.ant-table-row'
const as = 'supervisor'

/** What supervisors and heads watch over: what is late, the board, the figures. */
export const watchScreens: readonly Screen[] = [
  { name: 'supervision', title: '督查督办', path: '/supervision', as, ready: row },
  {
    name: 'supervision-case',
    title: '督办一件：催办、黄红牌、挂牌、个人信息遮蔽',
    path: ({ supervised }) => `/supervision?case=${supervised}`,
    as,
    ready: '.ant-drawer .wubu-supervise-part .ant-btn',
  },
  { name: 'board', title: '挂牌销号', path: '/supervision?view=board', as, ready: '.wubu-task' },
  { name: 'overdue-by-unit', title: '各单位超期', path: '/supervision?view=units', as, ready: row },
  { name: 'figures', title: '统计：三种口径的办结率并列', path: '/figures', as, ready: '[data-figure]' },
  {
    name: 'figures-definition',
    title: '指标的口径',
    path: '/figures',
    as,
    ready: '[data-figure]',
    open: (page) => page.locator('[data-figure] button').first().click(),
    opened: '.ant-popover, .ant-modal, .ant-drawer',
  },
  { name: 'figures-breakdown', title: '统计：分项', path: '/figures?view=breakdown', as, ready: row },
  {
    name: 'figures-ranking',
    title: '统计：排名（数小不排名）',
    path: '/figures?view=ranking&by=channel',
    as,
    ready: row,
  },
  {
    name: 'figures-compare',
    title: '统计：环比、同比',
    path: '/figures?view=compare',
    as,
    ready: `${row}, .ant-empty`,
  },
  {
    name: 'figures-quarter',
    title: '统计：季度考评',
    path: '/figures?view=assessment',
    as,
    ready: `${row}, .ant-empty`,
  },
  { name: 'figures-trend', title: '统计：走势', path: '/figures?view=trend&step=day', as, ready: 'canvas' },
  { name: 'figures-heat', title: '统计：社区×部门', path: '/figures?view=heat', as, ready: '.wubu-heat' },
  {
    name: 'figures-rising',
    title: '民情研判：哪里什么在上升',
    path: '/figures?view=rising',
    as,
    ready: '.ant-segmented',
  },
  { name: 'figures-returns', title: '退单归因', path: '/figures?view=returns', as, ready: `${row}, .ant-empty` },
  {
    name: 'figures-cases',
    title: '一个数背后的件',
    path: '/figures',
    as,
    ready: '[data-figure] a',
    open: (page) => page.locator('[data-figure] a').first().click(),
    opened: row,
  },
  { name: 'wall', title: '指挥大屏', path: '/wall', as, ready: 'canvas' },
]
