import type { Runtime } from '@wubu/api'
import type { CommandResult } from '@wubu/engine'
import TinyQueue from 'tinyqueue'
import { commandIdOf } from '../ids.ts'
import type { World } from './cast.ts'
import { type Standing, standingAfter } from './standing.ts'
import type { RequestStep, ResidentStep, Step } from './steps.ts'
import { type Story, type StoryStart, storyOf } from './story.ts'

export type StoryNode = Pick<Runtime, 'requests' | 'residents' | 'reference'>

export interface Progress {
  readonly requests: number
  readonly commands: number
}

/** Commands given together at most: the log groups them into one transaction. */
const batchSize = 1_024
/** Played time that a batch covers at most: with few requests a day, one commit for each minute would take hours. */
const batchMs = 4 * 3_600_000

interface Next {
  readonly at: number
  /** Among those of one instant, the order in which they were planned. */
  readonly order: number
  readonly step: Step
  readonly playing: Playing
}

interface Playing {
  readonly story: Story
  steps: number
  standing: Standing
}

/** Plays many stories at once, every step at its time and in order of time, as they would be written in real life. */
export class Player {
  readonly #node: StoryNode
  readonly #world: World
  readonly #starts: Iterator<StoryStart, void>
  readonly #queue = new TinyQueue<Next>([], (one, other) => one.at - other.at || one.order - other.order)
  #coming: StoryStart | null
  #order = 0
  #requests = 0
  #commands = 0
  #accepted = 0
  #completed = 0

  constructor(node: StoryNode, world: World, starts: Iterator<StoryStart, void>) {
    this.#node = node
    this.#world = world
    this.#starts = starts
    this.#coming = starts.next().value ?? null
  }

  get progress(): Progress {
    return { requests: this.#requests, commands: this.#commands }
  }

  /** Accepted, and complete among them, by the last step that was played. */
  get standing(): { readonly accepted: number; readonly completed: number } {
    return { accepted: this.#accepted, completed: this.#completed }
  }

  /** Whether anybody is still to come. */
  get coming(): boolean {
    return this.#coming !== null
  }

  /** When the next step is due; epoch ms, null where all stories are told. */
  nextAt(): number | null {
    this.#admit()
    return this.#queue.peek()?.at ?? null
  }

  /** The next steps up to `until` (epoch ms, inclusive), as many as go into one batch. False where there was none. */
  async playSome(until: number): Promise<boolean> {
    const batch = this.#take(until)
    await Promise.all(batch.map((next) => this.#play(next)))
    return batch.length > 0
  }

  /**
   * Steps of one stream wait for each other, those of others do not wait for them: within one batch the log's order is
   * that of time for each request, and among requests to within `batchMs`.
   */
  #take(until: number): readonly Next[] {
    const batch: Next[] = []
    const first = this.nextAt()
    const last = first === null ? until : Math.min(until, first + batchMs)
    for (let at = first; at !== null && at <= last && batch.length < batchSize; at = this.nextAt()) {
      const next = this.#queue.pop()
      if (!next) break
      batch.push(next)
      this.#plan(next.playing)
    }
    return batch
  }

  /** Lets in everybody who comes before the next planned step. */
  #admit() {
    while (this.#coming !== null && this.#coming.at <= (this.#queue.peek()?.at ?? Number.POSITIVE_INFINITY)) {
      const story = storyOf(this.#world, this.#coming)
      this.#plan({ story, steps: 0, standing: 'new' })
      this.#requests += 1
      this.#coming = this.#starts.next().value ?? null
    }
  }

  #plan(playing: Playing) {
    const { value: step } = playing.story.steps.next()
    if (!step) return
    this.#order += 1
    this.#queue.push({ at: step.at, order: this.#order, step, playing })
  }

  async #play({ step, playing }: Next): Promise<void> {
    const { requestId } = playing.story
    playing.steps += 1
    const result =
      step.about === 'request' ? await this.#give(step, requestId, playing.steps) : await this.#register(step)
    this.#commands += 1
    if (result.outcome !== 'accepted') throw new Error(`${stepName(step)} on ${requestId}: ${JSON.stringify(result)}`)
    if (step.about === 'request') this.#count(playing, standingAfter(result.to))
  }

  #count(playing: Playing, standing: Standing) {
    this.#accepted += Number(isAccepted(standing)) - Number(isAccepted(playing.standing))
    this.#completed += Number(standing === 'completed') - Number(playing.standing === 'completed')
    playing.standing = standing
  }

  #give({ at, actor, command }: RequestStep, requestId: string, number: number): Promise<CommandResult> {
    const stream = `request-${requestId}`
    const commandId = commandIdOf(stream, command.type, number)
    const meta = { now: new Date(at).toISOString(), actor, reference: this.#node.reference }
    const creates = command.type === 'register-request'
    return this.#node.requests.handle({
      stream,
      commandId,
      correlationId: commandId,
      creates,
      command: { ...command, meta },
    })
  }

  #register({ at, actor, data }: ResidentStep): Promise<CommandResult> {
    const stream = `resident-${data.residentId}`
    const commandId = commandIdOf(stream, 'register-resident')
    const meta = { now: new Date(at).toISOString(), actor }
    const command = { type: 'register-resident', data, meta } as const
    return this.#node.residents.handle({ stream, commandId, correlationId: commandId, creates: true, command })
  }
}

function isAccepted(standing: Standing): boolean {
  return standing === 'open' || standing === 'completed'
}

function stepName(step: Step): string {
  return step.about === 'request' ? step.command.type : 'register-resident'
}
