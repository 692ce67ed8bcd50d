import { lazy, Suspense } from 'react'
import { SignedIn } from '../shared/session/signed-in.tsx'

const Frame = lazy(async () => ({ default: (await import('./frame.tsx')).Frame }))

/** Whoever is not signed in does so first; menus and drawers are loaded after that, so that the first page stays small. */
export function Gate() {
  return (
    <SignedIn>
      <Suspense>
        <Frame />
      </Suspense>
    </SignedIn>
  )
}
