import { FileSearchOutlined } from '@ant-design/icons'
import { type Room, readers, screen } from '../../shared/room.ts'
import { texts } from './texts.ts'

/** Finding a request again by its number: the smallest room, and the example for the others. */
export const search: Room = {
  entries: [
    {
      path: '/find',
      title: (language) => texts[language].title,
      icon: FileSearchOutlined,
      roles: readers,
      letter: 'f',
    },
  ],
  screens: [
    screen({
      path: '/find',
      roles: readers,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./request-search.tsx')).RequestSearch }),
    }),
  ],
}
