import type { Screen } from '../screen.ts'

/** What residents see, mostly on a phone. */
export const publicScreens: readonly Screen[] = [
  { name: 'progress', title: '居民查询', path: '/progress', ready: 'form input' },
  {
    name: 'progress-working',
    title: '居民看进度',
    path: ({ working }) => `/progress${working}`,
    ready: '.wubu-public-history',
  },
  {
    name: 'progress-evaluate',
    title: '居民评议',
    path: ({ evaluating }) => `/progress${evaluating}`,
    ready: '.wubu-public-choices',
  },
  { name: 'disclosure', title: '公开', path: '/disclosure', ready: '.wubu-public-figures' },
]
