import {
  ApartmentOutlined,
  DashboardOutlined,
  ImportOutlined,
  SwapOutlined,
  TeamOutlined,
  UserDeleteOutlined,
} from '@ant-design/icons'
import { type NavEntry, type Role, type Room, screen } from '../../shared/room.ts'
import { useErasuresToConfirm } from './queries.ts'
import { titles } from './titles/texts.ts'

const roles: readonly Role[] = ['admin']

const accounts: NavEntry = {
  path: '/accounts',
  title: (language) => titles[language].accounts,
  icon: TeamOutlined,
  roles,
  letter: 'u',
}
const organisation: NavEntry = {
  path: '/organisation',
  title: (language) => titles[language].organisation,
  icon: ApartmentOutlined,
  roles,
  letter: 'o',
}
const posts: NavEntry = {
  path: '/posts',
  title: (language) => titles[language].posts,
  icon: SwapOutlined,
  roles,
  letter: 'p',
}
const imports: NavEntry = {
  path: '/imports',
  title: (language) => titles[language].imports,
  icon: ImportOutlined,
  roles,
  letter: 'l',
}
const erasures: NavEntry = {
  path: '/erasures',
  title: (language) => titles[language].erasures,
  icon: UserDeleteOutlined,
  roles,
  letter: 'x',
  useCount: useErasuresToConfirm,
}
const operations: NavEntry = {
  path: '/operations',
  title: (language) => titles[language].operations,
  icon: DashboardOutlined,
  roles,
  letter: 'm',
}

/** Who works here and where, who stands in for whom, who is forgotten, what comes in from other systems, and how the node is. */
export const admin: Room = {
  entries: [accounts, organisation, posts, imports, erasures, operations],
  screens: [
    screen({ ...accounts, lazy: async () => ({ Component: (await import('./accounts-screen.tsx')).AccountsScreen }) }),
    screen({
      ...organisation,
      lazy: async () => ({ Component: (await import('./organisation-screen.tsx')).OrganisationScreen }),
    }),
    screen({ ...posts, lazy: async () => ({ Component: (await import('./posts-screen.tsx')).PostsScreen }) }),
    screen({
      ...imports,
      lazy: async () => ({ Component: (await import('./imports/imports-screen.tsx')).ImportsScreen }),
    }),
    screen({ ...erasures, lazy: async () => ({ Component: (await import('./erasures-screen.tsx')).ErasuresScreen }) }),
    screen({
      ...operations,
      lazy: async () => ({ Component: (await import('./operations-screen.tsx')).OperationsScreen }),
    }),
  ],
}
