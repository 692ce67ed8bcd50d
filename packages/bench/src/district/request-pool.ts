import { randomUUID } from 'node:crypto'
import { type LifeStep, lifeLength, lifeStep } from './life.ts'
import type { Random } from './random.ts'
import { type Case, caseOf, type World } from './world.ts'

/** An open request, and how many commands it has had. */
export interface Slot extends OpenRequest {
  case: Case
  step: number
  busy: boolean
}

/** The same as plain data. */
export interface OpenRequest {
  readonly case: Case
  readonly step: number
}

/**
 * So many open requests, of which any may be next; one that is closed makes room for a new one. Of a request in hand only
 * one command is in flight: the next depends on it.
 */
export class RequestPool {
  readonly #world: World
  readonly #random: Random
  readonly #slots: Slot[]

  /** `from` is how many requests are still to be registered, or which ones are open. */
  constructor(world: World, random: Random, from: number | readonly OpenRequest[]) {
    this.#world = world
    this.#random = random
    this.#slots =
      typeof from === 'number'
        ? Array.from({ length: from }, () => ({ case: this.#newCase(), step: 0, busy: false }))
        : from.map((open) => ({ case: open.case, step: open.step, busy: false }))
  }

  get slots(): readonly Slot[] {
    return this.#slots
  }

  /** A free one at random, with its next command; to be given back. */
  take(): { readonly slot: Slot; readonly next: LifeStep } {
    let slot = this.#random.pick(this.#slots)
    while (slot.busy) slot = this.#random.pick(this.#slots)
    return this.takeThis(slot)
  }

  takeThis(slot: Slot): { readonly slot: Slot; readonly next: LifeStep } {
    slot.busy = true
    return { slot, next: lifeStep(slot.case, slot.step) }
  }

  /** After its command was accepted; `requestId` where only the registration told it. */
  giveBack(slot: Slot, requestId?: string): void {
    if (requestId !== undefined) slot.case = { ...slot.case, requestId }
    slot.busy = false
    slot.step += 1
    if (slot.step < lifeLength) return
    slot.case = this.#newCase()
    slot.step = 0
  }

  #newCase(): Case {
    return caseOf(this.#world, randomUUID(), this.#random)
  }
}
