import { HomeOutlined } from '@ant-design/icons'
import { type Room, type ScreenHandle, staff } from '../../shared/room.ts'
import { Home } from './home.tsx'
import { SignIn } from './sign-in.tsx'
import { texts } from './texts.ts'

const home: ScreenHandle = { title: (language) => texts[language].home }
const signIn: ScreenHandle = { title: (language) => texts[language].signIn }

/** Signing in, and where everybody begins: part of the first page, not loaded later. */
export const session: Room = {
  entries: [{ path: '/', title: (language) => texts[language].home, icon: HomeOutlined, roles: staff, letter: 'h' }],
  screens: [{ path: '/', Component: Home, handle: home }],
  open: [{ path: '/sign-in', Component: SignIn, handle: signIn }],
}
