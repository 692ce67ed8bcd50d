import {
  ApartmentOutlined,
  DashboardOutlined,
  EyeInvisibleOutlined,
  SwapOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { type NavEntry, type Role, type Room, screen } from '../../shared/room.ts'
import { useErasuresToConfirm } from './queries.ts'
import { texts } from './texts.ts'

const roles: readonly Role[] = ['admin']

const accounts: NavEntry = {
  path: '/accounts',
  title: (language) => texts[language].accounts.title,
  icon: TeamOutlined,
  roles,
  letter: 'u',
}
const organisation: NavEntry = {
  path: '/organisation',
  title: (language) => texts[language].organisation.title,
  icon: ApartmentOutlined,
  roles,
  letter: 'o',
}
const posts: NavEntry = {
  path: '/posts',
  title: (language) => texts[language].posts.title,
  icon: SwapOutlined,
  roles,
  letter: 'p',
}
const erasures: NavEntry = {
  path: '/erasures',
  title: (language) => texts[language].erasures.title,
  icon: EyeInvisibleOutlined,
  roles,
  letter: 'x',
  useCount: useErasuresToConfirm,
}
const operations: NavEntry = {
  path: '/operations',
  title: (language) => texts[language].operations.title,
  icon: DashboardOutlined,
  roles,
  letter: 'm',
}

/** Who works here and where, who stands in for whom, who is forgotten, and how the node is. */
export const admin: Room = {
  entries: [accounts, organisation, posts, erasures, operations],
  screens: [
    screen({ ...accounts, lazy: async () => ({ Component: (await import('./accounts-screen.tsx')).AccountsScreen }) }),
    screen({
      ...organisation,
      lazy: async () => ({ Component: (await import('./organisation-screen.tsx')).OrganisationScreen }),
    }),
    screen({ ...posts, lazy: async () => ({ Component: (await import('./posts-screen.tsx')).PostsScreen }) }),
    screen({ ...erasures, lazy: async () => ({ Component: (await import('./erasures-screen.tsx')).ErasuresScreen }) }),
    screen({
      ...operations,
      lazy: async () => ({ Component: (await import('./operations-screen.tsx')).OperationsScreen }),
    }),
  ],
}
