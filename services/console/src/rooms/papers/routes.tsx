import { type Room, readers, screen } from '../../shared/room.ts'
import { texts } from './texts.ts'

/** 回执与文书: what is printed for a resident; every screen of a request may lead here, by `/papers/<id>?paper=notice`. */
export const papers: Room = {
  entries: [],
  screens: [
    screen({
      path: '/papers/:id',
      roles: readers,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./papers-screen.tsx')).PapersScreen }),
    }),
  ],
}
