import { type Room, readers, screen } from '../../shared/room.ts'
import { texts } from './texts.ts'

/** One request with everything about it. Nobody begins here: lists and the search lead to it. */
export const request: Room = {
  entries: [],
  screens: [
    screen({
      path: '/requests/:id',
      roles: readers,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./request-screen.tsx')).RequestScreen }),
    }),
  ],
}
