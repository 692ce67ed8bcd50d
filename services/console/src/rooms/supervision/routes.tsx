import { SafetyOutlined } from '@ant-design/icons'
import { type Role, type Room, screen } from '../../shared/room.ts'
import { useWaiting } from './queries.ts'
import { texts } from './texts.ts'

/** Supervisors see everything, dispatchers urge, heads see what is their unit's. */
const roles: readonly Role[] = ['supervisor', 'dispatcher', 'unit-head']

/** 督查督办: what is late or unsatisfactory, the board of hung-up tasks, and what is done about it. */
export const supervision: Room = {
  entries: [
    {
      path: '/supervision',
      title: (language) => texts[language].title,
      icon: SafetyOutlined,
      roles,
      letter: 'v',
      useCount: useWaiting,
    },
  ],
  screens: [
    screen({
      path: '/supervision',
      roles,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./supervision-screen.tsx')).SupervisionScreen }),
    }),
  ],
}
