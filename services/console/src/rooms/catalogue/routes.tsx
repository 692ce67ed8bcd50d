import { AppstoreOutlined, BranchesOutlined, CalendarOutlined } from '@ant-design/icons'
import { type Role, type Room, screen, staff } from '../../shared/room.ts'
import { texts } from './texts.ts'

/** Who asks for the admission of items, and who keeps them. */
const writers: readonly Role[] = ['unit-head', 'admin']
const routers: readonly Role[] = ['dispatcher', 'admin', 'supervisor', 'unit-head']

/** What may be asked for, by when it is done, and where it goes: items, the working calendar, routing rules. */
export const catalogue: Room = {
  entries: [
    {
      path: '/catalogue',
      title: (language) => texts[language].items.title,
      icon: AppstoreOutlined,
      roles: staff,
      letter: 'c',
    },
    {
      path: '/calendar',
      title: (language) => texts[language].calendar.title,
      icon: CalendarOutlined,
      roles: staff,
      letter: 'k',
    },
    {
      path: '/routing',
      title: (language) => texts[language].routing.title,
      icon: BranchesOutlined,
      roles: routers,
      letter: 'r',
    },
  ],
  screens: [
    screen({
      path: '/catalogue',
      title: (language) => texts[language].items.title,
      lazy: async () => ({ Component: (await import('./items-screen.tsx')).ItemsScreen }),
    }),
    screen({
      path: '/catalogue/new',
      roles: writers,
      title: (language) => texts[language].items.register,
      lazy: async () => ({ Component: (await import('./new-item.tsx')).NewItem }),
    }),
    screen({
      path: '/catalogue/items/:code',
      title: (language) => texts[language].item.title,
      lazy: async () => ({ Component: (await import('./item-screen.tsx')).ItemScreen }),
    }),
    screen({
      path: '/catalogue/items/:code/revise',
      roles: ['admin'],
      title: (language) => texts[language].commands['revise-item'],
      lazy: async () => ({ Component: (await import('./revise-item.tsx')).ReviseItem }),
    }),
    screen({
      path: '/calendar',
      title: (language) => texts[language].calendar.title,
      lazy: async () => ({ Component: (await import('./calendar-screen.tsx')).CalendarScreen }),
    }),
    screen({
      path: '/routing',
      roles: routers,
      title: (language) => texts[language].routing.title,
      lazy: async () => ({ Component: (await import('./routing-screen.tsx')).RoutingScreen }),
    }),
  ],
}
