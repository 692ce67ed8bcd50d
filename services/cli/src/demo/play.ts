import { commandIdOf, type Runtime } from '@wubu/api'
import { type RequestCommand, type RequestState, requestDecider } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { CommandResult } from '@wubu/engine'
import TinyQueue from 'tinyqueue'
import type { World } from './cast.ts'
import { isCalledFor, type Ring, ringsOf } from './demo-timers.ts'
import { nameIn, type ShareName, Shares } from './shares.ts'
import { type Standing, standingAfter } from './standing.ts'
import type { LifeNode, RequestStep, ResidentStep, Step } from './steps.ts'
import { type Story, type StoryStart, storyOf } from './story.ts'

export type StoryNode = LifeNode & Pick<Runtime, 'requests' | 'residents' | 'reference'>

export interface Progress {
  readonly requests: number
  readonly commands: number
}

/** Commands given together at most: the log groups them into one transaction. */
const batchSize = 1_024
/** Played time that a batch covers at most: with few requests a day, one commit for each minute would take hours. */
const batchMs = 4 * 3_600_000

const timer = { id: 'timer', role: 'system', unit: null } as const

interface Next {
  readonly at: number
  /** Among those of one instant, the order in which they were planned. */
  readonly order: number
  readonly playing: Playing
  readonly step: Step | Ring
}

interface Playing {
  readonly story: Story
  steps: number
  standing: Standing
  /** When its last step was played: nothing is written before it. */
  at: number
  /** As its events have it: folded here, since asking the node for it would read the log for every step. */
  state: RequestState
  /** Timers that are set, by clock and kind. */
  readonly rings: Set<string>
  readonly shown: Set<ShareName>
}

/** Plays many stories at once, every step and every timer at its time and in order of time, as they would be in real life. */
export class Player {
  readonly #node: StoryNode
  readonly #world: World
  readonly #starts: Iterator<StoryStart, void>
  readonly #queue = new TinyQueue<Next>([], (one, other) => one.at - other.at || one.order - other.order)
  readonly #shares = new Shares()
  #coming: StoryStart | null
  #order = 0
  #requests = 0
  #commands = 0
  #accepted = 0
  #completed = 0

  /** `lives`: stories that are not about one request. */
  constructor(node: StoryNode, world: World, starts: Iterator<StoryStart, void>, lives: readonly Story[] = []) {
    this.#node = node
    this.#world = world
    this.#starts = starts
    this.#coming = starts.next().value ?? null
    for (const story of lives) this.#begin(story)
  }

  get progress(): Progress {
    return { requests: this.#requests, commands: this.#commands }
  }

  /** Accepted, and complete among them, by the last step that was played. */
  get standing(): { readonly accepted: number; readonly completed: number } {
    return { accepted: this.#accepted, completed: this.#completed }
  }

  get shares() {
    return this.#shares.of(this.#requests)
  }

  /** When the next step is due; epoch ms, null where all stories are told. */
  nextAt(): number | null {
    this.#admit()
    return this.#queue.peek()?.at ?? null
  }

  /** The next steps up to `until` (epoch ms, inclusive), as many as go into one batch. False where there was none. */
  async playSome(until: number): Promise<boolean> {
    let batch = this.#take(until)
    // timers that found nothing to do are no steps
    while (batch.length === 0 && (this.nextAt() ?? Number.POSITIVE_INFINITY) <= until) batch = this.#take(until)
    await Promise.all(batch.map((next) => this.#play(next)))
    for (const next of batch) this.#goOn(next)
    return batch.length > 0
  }

  /**
   * One step of a request is played at a time, and what follows is planned on how it stands then: the log's order is that of
   * time for each request, and among requests to within `batchMs`.
   */
  #take(until: number): readonly Next[] {
    const batch: Next[] = []
    const busy = new Set<Playing>()
    const aside: Next[] = []
    const first = this.nextAt()
    const last = first === null ? until : Math.min(until, first + batchMs)
    for (let at = first; at !== null && at <= last && batch.length < batchSize; at = this.nextAt()) {
      const next = this.#queue.pop()
      if (!next) break
      if (busy.has(next.playing)) aside.push(next)
      else if ('about' in next.step || isCalledFor(next.step, next.playing.state.deadlines)) {
        batch.push(next)
        busy.add(next.playing)
      }
    }
    for (const next of aside) this.#queue.push(next)
    return batch
  }

  /** Lets in everybody who comes before the next planned step. */
  #admit() {
    while (this.#coming !== null && this.#coming.at <= (this.#queue.peek()?.at ?? Number.POSITIVE_INFINITY)) {
      this.#begin(storyOf(this.#world, this.#coming))
      this.#requests += 1
      this.#coming = this.#starts.next().value ?? null
    }
  }

  #begin(story: Story) {
    const playing: Playing = {
      story,
      steps: 0,
      standing: 'new',
      at: 0,
      state: requestDecider.initial,
      rings: new Set(),
      shown: new Set(),
    }
    const { value: step } = story.steps.next()
    if (step) this.#plan(playing, step)
  }

  #plan(playing: Playing, step: Step | Ring) {
    this.#order += 1
    this.#queue.push({ at: step.at, order: this.#order, step, playing })
  }

  /** Plans the timers of clocks that were set, and what comes next in the story. */
  #goOn({ step, playing }: Next) {
    for (const ring of ringsOf(playing.state.deadlines)) {
      const name = `${ring.deadlineId} ${ring.kind}`
      if (playing.rings.has(name)) continue
      playing.rings.add(name)
      this.#plan(playing, ring)
    }
    if (!('about' in step)) return
    const { value: next } = playing.story.steps.next(playing.state)
    if (next) this.#plan(playing, next)
  }

  async #play({ step, playing, at }: Next): Promise<void> {
    playing.at = Math.max(playing.at, at)
    const result = await this.#given(step, playing)
    if (result === null) return
    if (result.outcome !== 'accepted') {
      throw new Error(`${stepName(step)} on ${playing.story.requestId}: ${JSON.stringify(result)}`)
    }
    this.#commands += 1
    this.#count(playing, standingAfter({ request: playing.state.at }))
  }

  /** null where nothing is to be done. */
  async #given(step: Step | Ring, playing: Playing): Promise<CommandResult | null> {
    if (!('about' in step)) {
      this.#show(playing, [shownBy(step, playing)])
      return this.#give(timer, { type: step.kind, data: { deadlineId: step.deadlineId } }, playing)
    }
    switch (step.about) {
      case 'wait':
        this.#show(playing, step.shows)
        return null
      case 'district':
        return step.give(this.#node)
      case 'resident':
        return this.#register(step)
      case 'request': {
        const own = nameIn(step.command.type)
        this.#show(playing, own ? [own, ...step.shows] : step.shows)
        return this.#give(step.actor, step.command, playing)
      }
      default:
        return step satisfies never
    }
  }

  #show({ shown }: Playing, names: readonly ShareName[]) {
    for (const name of names) {
      if (shown.has(name)) continue
      shown.add(name)
      this.#shares.add(name)
    }
  }

  #count(playing: Playing, standing: Standing) {
    this.#accepted += Number(isAccepted(standing)) - Number(isAccepted(playing.standing))
    this.#completed += Number(standing === 'completed') - Number(playing.standing === 'completed')
    playing.standing = standing
  }

  #give(actor: Actor, asked: RequestStep['command'], playing: Playing): Promise<CommandResult> {
    const { requestId } = playing.story
    if (requestId === null) throw new Error(`${asked.type} is about no request.`)
    playing.steps += 1
    const stream = `request-${requestId}`
    const commandId = commandIdOf(stream, asked.type, playing.steps)
    const now = new Date(playing.at).toISOString()
    // what leads is handled by then and follows nobody: the stories see to it
    const leading = { at: 'handling.dispatched', leading: null }
    const merge = asked.type === 'merge-request' ? { merge: { requestId, leading, followers: 0 } } : {}
    const command: RequestCommand = { ...asked, meta: { now, actor, reference: this.#node.reference, ...merge } }
    playing.state = stateWith(playing.state, command)
    const creates = command.type === 'register-request'
    return this.#node.requests.handle({ stream, commandId, correlationId: commandId, creates, command })
  }

  #register({ at, actor, data }: ResidentStep): Promise<CommandResult> {
    const stream = `resident-${data.residentId}`
    const commandId = commandIdOf(stream, 'register-resident')
    const meta = { now: new Date(at).toISOString(), actor }
    const command = { type: 'register-resident', data, meta } as const
    return this.#node.residents.handle({ stream, commandId, correlationId: commandId, creates: true, command })
  }
}

/** Throws where the rules say no: a story that gives such a command is wrong. */
function stateWith(state: RequestState, command: RequestCommand): RequestState {
  const decision = requestDecider.decide(command, state)
  if (!decision.accepted) {
    throw new Error(`${command.type} in ${state.at} at ${command.meta.now}: ${JSON.stringify(decision.refusal)}`)
  }
  const { now, actor } = command.meta
  return decision.events.reduce(
    (before, event) =>
      requestDecider.evolve(before, { ...event, occurredAt: event.occurredAt ?? now, recordedAt: now, actor }),
    state,
  )
}

function shownBy({ kind, deadlineId }: Ring, { state }: Playing): ShareName {
  if (kind === 'warn-deadline') return 'warned'
  const clock = state.deadlines[deadlineId]?.kind
  if (clock === 'evaluation') return 'lapsed'
  return clock === 'acceptance' ? 'untold' : 'missed'
}

function isAccepted(standing: Standing): boolean {
  return standing === 'open' || standing === 'completed'
}

function stepName(step: Step | Ring): string {
  if (!('about' in step)) return step.kind
  if (step.about === 'request') return step.command.type
  return step.about === 'district' ? step.what : step.about
}
