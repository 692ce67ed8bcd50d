import { InboxOutlined } from '@ant-design/icons'
import { type Role, type Room, screen } from '../../shared/room.ts'
import { useWaiting } from './queries.ts'
import { texts } from './texts.ts'

/** Whoever works on what a unit was given. */
const workers: readonly Role[] = ['handler', 'unit-head', 'grid', 'window']

export const inbox: Room = {
  entries: [
    {
      path: '/inbox',
      title: (language) => texts[language].title,
      icon: InboxOutlined,
      roles: workers,
      letter: 'i',
      useCount: useWaiting,
    },
  ],
  screens: [
    screen({
      path: '/inbox',
      roles: workers,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./inbox-screen.tsx')).InboxScreen }),
    }),
  ],
}
