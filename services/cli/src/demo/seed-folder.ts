import type { Runtime } from '@wubu/api'
import { startProgress } from '../progress.ts'
import { createDemoAccounts, type DemoAccount } from './demo-accounts.ts'
import { playDemo } from './play-demo.ts'
import { beginSeed, finishSeed, type SeedMarker, unfinishedSeed } from './seed-marker.ts'

/** What a newcomer sees: a quarter of a year up to now, with a few hundred requests still open. */
const requests = 3_000
const days = 90
const seed = 1
const dayMs = 86_400_000

/** How the demo of a new folder is to be made; null where the folder holds something else, or a whole demo. */
export function seedFor(dir: string, isNew: boolean, now: number): SeedMarker | null {
  const unfinished = unfinishedSeed(dir)
  if (unfinished || !isNew) return unfinished
  const until = Math.floor(now / 1_000) * 1_000
  const begun = { seed, requests, from: new Date(until - days * dayMs).toISOString().slice(0, 10), until }
  beginSeed(dir, begun)
  return begun
}

/** Plays the demo to its end, also one that was interrupted. Null where `signal` stopped it. */
export async function seedFolder(
  node: Runtime,
  dir: string,
  made: SeedMarker,
  signal: AbortSignal,
): Promise<readonly DemoAccount[] | null> {
  const progress = startProgress('演示诉求 demo requests', made.requests)
  try {
    const onProgress = ({ requests: told }: { readonly requests: number }) => progress.update(told)
    const { interrupted } = await playDemo(node, { ...made, completedShare: null, onProgress, signal })
    if (interrupted) return null
    const accounts = await createDemoAccounts(node)
    finishSeed(dir)
    return accounts
  } finally {
    progress.stop()
  }
}
