import { admin } from './rooms/admin/routes.tsx'
import { catalogue } from './rooms/catalogue/routes.tsx'
import { dispatch } from './rooms/dispatch/routes.tsx'
import { figures } from './rooms/figures/routes.tsx'
import { inbox } from './rooms/inbox/routes.tsx'
import { intake } from './rooms/intake/routes.tsx'
import { papers } from './rooms/papers/routes.tsx'
import { publicRoom } from './rooms/public/routes.tsx'
import { request } from './rooms/request/routes.tsx'
import { search } from './rooms/search/routes.tsx'
import { session } from './rooms/session/routes.tsx'
import { supervision } from './rooms/supervision/routes.tsx'
import type { Room } from './shared/room.ts'

/** Every room, in the order of the navigation. */
export const rooms: readonly Room[] = [
  session,
  intake,
  dispatch,
  inbox,
  search,
  request,
  supervision,
  figures,
  papers,
  publicRoom,
  catalogue,
  admin,
]
