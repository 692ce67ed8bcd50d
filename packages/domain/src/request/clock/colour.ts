import type { Deadline } from '../state.ts'
import { isStanding } from './deadline.ts'

/** An open due date, as far as its colour goes. */
type Due = Pick<Deadline, 'dueAt' | 'warnAt'>
type Colour = 'green' | 'yellow' | 'red'

/** Green up to 80 % of the limit, yellow up to the due date, red after it (DOMAIN.md, "Time limits"). */
export function dueColour(deadline: Deadline, now: string): Colour | 'paused' {
  return isStanding(deadline) ? 'paused' : colourOf(deadline, now)
}

/** Of the most urgent of several; null where there is none. */
export function worstColour(open: readonly Due[], now: string): Colour | null {
  const colours = open.map((one) => colourOf(one, now))
  return (['red', 'yellow', 'green'] as const).find((colour) => colours.includes(colour)) ?? null
}

function colourOf({ dueAt, warnAt }: Due, now: string): Colour {
  // what happens at the very instant is still in time
  if (now > dueAt) return 'red'
  return warnAt !== null && now >= warnAt ? 'yellow' : 'green'
}
