import { type Room, screen } from '../../shared/room.ts'
import { texts } from './texts.ts'

/** For residents: no session, nothing personal, made for a phone. */
export const publicRoom: Room = {
  entries: [],
  screens: [],
  open: [
    screen({
      path: '/progress',
      title: (language) => texts[language].progressTitle,
      lazy: async () => ({ Component: (await import('./progress-screen.tsx')).ProgressScreen }),
    }),
    screen({
      path: '/disclosure',
      title: (language) => texts[language].disclosureTitle,
      lazy: async () => ({ Component: (await import('./disclosure-screen.tsx')).DisclosureScreen }),
    }),
  ],
}
