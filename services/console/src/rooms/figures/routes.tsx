import { BarChartOutlined } from '@ant-design/icons'
import { type Room, type ScreenHandle, screen, staff } from '../../shared/room.ts'
import { titles } from './titles/texts.ts'

const wall: ScreenHandle = { title: (language) => titles[language].wall }

/** 统计研判: every figure with its definition, its instant and its cases. */
export const figures: Room = {
  entries: [
    {
      path: '/figures',
      title: (language) => titles[language].figures,
      icon: BarChartOutlined,
      roles: staff,
      letter: 't',
    },
  ],
  screens: [
    screen({
      path: '/figures',
      roles: staff,
      title: (language) => titles[language].figures,
      lazy: async () => ({ Component: (await import('./figures-screen.tsx')).FiguresScreen }),
    }),
    screen({
      path: '/figures/cases',
      roles: ['dispatcher', 'supervisor', 'unit-head'],
      title: (language) => titles[language].cases,
      lazy: async () => ({ Component: (await import('./cases/cases-screen.tsx')).CasesScreen }),
    }),
  ],
  // the wall has no frame, and asks for a session by itself
  open: [
    {
      path: '/wall',
      handle: wall,
      lazy: async () => ({ Component: (await import('./wall/wall-screen.tsx')).WallScreen }),
    },
  ],
}
