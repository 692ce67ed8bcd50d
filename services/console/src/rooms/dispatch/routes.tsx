import { DeploymentUnitOutlined } from '@ant-design/icons'
import { type Role, type Room, screen } from '../../shared/room.ts'
import { useWaiting } from './queries.ts'
import { texts } from './texts.ts'

const roles: readonly Role[] = ['dispatcher']

export const dispatch: Room = {
  entries: [
    {
      path: '/dispatch',
      title: (language) => texts[language].title,
      icon: DeploymentUnitOutlined,
      roles,
      letter: 'd',
      useCount: useWaiting,
    },
  ],
  screens: [
    screen({
      path: '/dispatch',
      roles,
      title: (language) => texts[language].title,
      lazy: async () => ({ Component: (await import('./dispatch-screen.tsx')).DispatchScreen }),
    }),
  ],
}
