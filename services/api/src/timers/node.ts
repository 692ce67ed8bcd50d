import type { Runtime } from '../runtime.ts'

/** What timers need of a node. */
export type TimerNode = Pick<Runtime, 'store' | 'requests' | 'reference' | 'readModels' | 'waitForReadModels' | 'now'>

export const timerActor = { id: 'timer', role: 'system', unit: null } as const
