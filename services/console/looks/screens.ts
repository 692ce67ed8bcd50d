import type { Screen } from './screen.ts'
import { keepScreens } from './screens/keep.ts'
import { publicScreens } from './screens/public.ts'
import { watchScreens } from './screens/watch.ts'
import { workScreens } from './screens/work.ts'

/** Every screen, for the gallery and for the check of its looks. A new screen is added here. */
export const screens: readonly Screen[] = [...workScreens, ...watchScreens, ...keepScreens, ...publicScreens]
