import type { Room, ScreenHandle } from '../../shared/room.ts'
import { SignIn } from './sign-in.tsx'
import { texts } from './texts.ts'

const signIn: ScreenHandle = { title: (language) => texts[language].signIn }

/** Signing in: part of the first page, not loaded later. */
export const session: Room = {
  entries: [],
  screens: [],
  open: [{ path: '/sign-in', Component: SignIn, handle: signIn }],
}
