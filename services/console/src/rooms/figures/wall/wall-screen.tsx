import { useMe } from '../../../shared/session/session.ts'
import { SignedIn } from '../../../shared/session/signed-in.tsx'
import { NoPermission } from '../../../shared/states/pages.tsx'
import { Daily } from './daily.tsx'
import { Newest } from './newest.tsx'
import { Rates } from './rates.tsx'
import { Tiles } from './tiles.tsx'
import { Units } from './units.tsx'
import { WallHead } from './wall-head.tsx'
import '../figures.css'
import './wall.css'

/** Those whose room has a wall. */
const roles: readonly string[] = ['dispatcher', 'supervisor', 'unit-head']

/** 指挥调度中心: how everything stands, for a screen on the wall; kept current by the server's events. */
export function WallScreen() {
  return (
    <SignedIn>
      <Wall />
    </SignedIn>
  )
}

function Wall() {
  const { role } = useMe()
  if (!roles.includes(role)) return <NoPermission />
  return (
    <main className="wubu-wall">
      <WallHead />
      <Tiles />
      <Rates />
      <div className="wubu-wall-columns">
        <Units />
        <Daily />
        <Newest />
      </div>
    </main>
  )
}
