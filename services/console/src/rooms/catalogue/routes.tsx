import { AppstoreOutlined, BranchesOutlined, CalendarOutlined } from '@ant-design/icons'
import { type Role, type Room, screen, staff } from '../../shared/room.ts'
import { titles } from './titles/texts.ts'

/** Who asks for the admission of items, and who keeps them. */
const writers: readonly Role[] = ['unit-head', 'admin']
const routers: readonly Role[] = ['dispatcher', 'admin', 'supervisor', 'unit-head']

/** What may be asked for, by when it is done, and where it goes: items, the working calendar, routing rules. */
export const catalogue: Room = {
  entries: [
    {
      path: '/catalogue',
      title: (language) => titles[language].items,
      icon: AppstoreOutlined,
      roles: staff,
      letter: 'c',
    },
    {
      path: '/calendar',
      title: (language) => titles[language].calendar,
      icon: CalendarOutlined,
      roles: staff,
      letter: 'k',
    },
    {
      path: '/routing',
      title: (language) => titles[language].routing,
      icon: BranchesOutlined,
      roles: routers,
      letter: 'r',
    },
  ],
  screens: [
    screen({
      path: '/catalogue',
      title: (language) => titles[language].items,
      lazy: async () => ({ Component: (await import('./items-screen.tsx')).ItemsScreen }),
    }),
    screen({
      path: '/catalogue/new',
      roles: writers,
      title: (language) => titles[language].add,
      lazy: async () => ({ Component: (await import('./new-item.tsx')).NewItem }),
    }),
    screen({
      path: '/catalogue/items/:code',
      title: (language) => titles[language].item,
      lazy: async () => ({ Component: (await import('./item-screen.tsx')).ItemScreen }),
    }),
    screen({
      path: '/catalogue/items/:code/revise',
      roles: ['admin'],
      title: (language) => titles[language].revise,
      lazy: async () => ({ Component: (await import('./revise-item.tsx')).ReviseItem }),
    }),
    screen({
      path: '/calendar',
      title: (language) => titles[language].calendar,
      lazy: async () => ({ Component: (await import('./calendar-screen.tsx')).CalendarScreen }),
    }),
    screen({
      path: '/routing',
      roles: routers,
      title: (language) => titles[language].routing,
      lazy: async () => ({ Component: (await import('./routing-screen.tsx')).RoutingScreen }),
    }),
  ],
}
