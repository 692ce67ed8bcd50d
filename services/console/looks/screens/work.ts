import type { Screen } from '../screen.ts'

const row = '.ant-table-row'
const opened = '.ant-table-expanded-row .ant-btn'

/** What clerks, dispatchers and handlers work with. */
export const workScreens: readonly Screen[] = [
  { name: 'sign-in', title: '登录', path: '/sign-in', ready: 'input[type=password]' },
  {
    name: 'home',
    title: '首页：按角色列出工作和待办数',
    path: '/',
    as: 'dispatcher',
    ready: '.wubu-tile .ant-badge-count',
  },
  { name: 'find', title: '查找诉求', path: '/find?order=due', as: 'dispatcher', ready: row },
  { name: 'nothing-found', title: '查找：没有结果', path: '/find?q=ZZZZZ', as: 'dispatcher', ready: '.ant-empty' },
  { name: 'not-permitted', title: '没有权限', path: '/find', as: 'admin', ready: '.ant-result' },
  { name: 'not-there', title: '没有这个页面', path: '/nowhere', as: 'window', ready: '.ant-result' },
  {
    name: 'keys',
    title: '键盘快捷键',
    path: '/find',
    as: 'dispatcher',
    ready: row,
    open: (page) => page.keyboard.press('Shift+?'),
    opened: '.ant-modal kbd',
  },
  { name: 'intake-empty', title: '受理登记', path: '/intake', as: 'grid', ready: '#intake-item' },
  {
    name: 'intake',
    title: '受理登记：事项、材料清单、即时办结',
    path: '/intake',
    as: 'window',
    ready: '#intake-item',
    open: async (page) => {
      await page.locator('#intake-item').fill('高龄津贴申领')
      await page.getByTitle('高龄津贴申领', { exact: true }).click()
      await page.getByRole('checkbox', { name: '居民身份证' }).check()
    },
    opened: '.wubu-intake [role=status]',
  },
  {
    name: 'dispatch',
    title: '调度派单：建议的单位和依据',
    path: '/dispatch',
    as: 'dispatcher',
    ready: row,
    open: (page) => page.keyboard.press('j'),
    opened,
  },
  {
    name: 'dispatch-dialog',
    title: '派单：主办与协办',
    path: '/dispatch',
    as: 'dispatcher',
    ready: row,
    open: async (page) => {
      await page.keyboard.press('j')
      await page.locator(opened).first().waitFor()
      await page.keyboard.press('d')
    },
    opened: '.ant-modal .ant-select',
  },
  {
    name: 'decisions',
    title: '调度：退单、延期待批',
    path: '/dispatch?tab=decisions',
    as: 'dispatcher',
    ready: row,
    open: (page) => page.locator('.ant-table-row-expand-icon').first().click(),
    opened,
  },
  {
    name: 'inbox',
    title: '我的任务：一键签收、办理、办结',
    path: '/inbox?tab=inProgress',
    as: 'handler',
    ready: row,
    open: (page) => page.keyboard.press('j'),
    opened,
  },
  {
    name: 'inbox-complete',
    title: '办结：结果与常用语',
    path: '/inbox?tab=inProgress&order=dispatched',
    as: 'handler',
    ready: row,
    open: async (page) => {
      await page.keyboard.press('j')
      await page.locator(opened).first().waitFor()
      await page.keyboard.press('c')
    },
    opened: '.ant-modal textarea',
  },
  { name: 'inbox-done', title: '我的任务：已办', path: '/inbox?tab=done', as: 'unit-head', ready: row },
  {
    name: 'request',
    title: '诉求：五步、任务、时限账、时间线、核验链',
    path: ({ handling }) => `/requests/${handling}`,
    as: 'dispatcher',
    ready: '.ant-timeline-item',
  },
  {
    name: 'request-masked',
    title: '督查看到的诉求：个人信息遮蔽',
    path: ({ supervised }) => `/requests/${supervised}`,
    as: 'supervisor',
    ready: '.ant-timeline-item',
  },
  {
    name: 'receipt',
    title: '受理回执',
    path: ({ taken }) => `/papers/${taken}`,
    as: 'window',
    ready: '.wubu-paper-preview svg',
  },
  {
    name: 'notice',
    title: '一次性告知书',
    path: ({ noticed }) => `/papers/${noticed}?paper=notice`,
    as: 'window',
    ready: '.wubu-paper-preview li',
  },
  {
    name: 'declined',
    title: '不予受理决定书',
    path: ({ declined }) => `/papers/${declined}?paper=decline`,
    as: 'window',
    ready: '.wubu-paper-preview h2',
  },
  {
    name: 'result',
    title: '办结通知',
    path: ({ done }) => `/papers/${done}?paper=result`,
    as: 'window',
    ready: '.wubu-paper-preview h2',
  },
]
