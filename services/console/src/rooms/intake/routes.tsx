import { FormOutlined } from '@ant-design/icons'
import { type Role, type Room, screen } from '../../shared/room.ts'
import { texts } from './texts.ts'

const roles: readonly Role[] = ['window', 'grid', 'dispatcher']

/** 一口受理: everything that is asked for begins here. */
export const intake: Room = {
  entries: [{ path: '/intake', title: (language) => texts[language].title, icon: FormOutlined, roles, letter: 'n' }],
  screens: [
    screen({
      path: '/intake',
      roles,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./intake-screen.tsx')).IntakeScreen }),
    }),
  ],
}
