import type { Runtime } from '@wubu/api'
import type { RequestCommand, RequestCommandType, RequestState, ResidentCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { CommandResult } from '@wubu/engine'
import type { ShareName } from './shares.ts'

type DataOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>['data']

/** What is done next and when (epoch ms, whole seconds). */
export type Step = RequestStep | ResidentStep | WaitStep | DistrictStep

export interface RequestStep {
  readonly about: 'request'
  readonly at: number
  readonly actor: Actor
  readonly command: { [T in RequestCommandType]: { readonly type: T; readonly data: DataOf<T> } }[RequestCommandType]
  /** What it counts as, besides what its command says. */
  readonly shows: readonly ShareName[]
}

export interface ResidentStep {
  readonly about: 'resident'
  readonly at: number
  readonly actor: Actor
  readonly data: Extract<ResidentCommand, { type: 'register-resident' }>['data']
}

/** Nothing is done; the story goes on with how the request stands then. */
export interface WaitStep {
  readonly about: 'wait'
  readonly at: number
  readonly shows: readonly ShareName[]
}

export type LifeNode = Pick<Runtime, 'items' | 'meetings'>

/** Of the district, not of one request: a meeting, the yearly review of an item. */
export interface DistrictStep {
  readonly about: 'district'
  readonly at: number
  readonly what: string
  give(node: LifeNode): Promise<CommandResult>
}

/** Part of a story: every step is answered with how the request stands after it. */
export type Telling<Result> = Generator<Step, Result, RequestState>

export function step(
  at: number,
  actor: Actor,
  command: RequestStep['command'],
  ...shows: readonly ShareName[]
): RequestStep {
  return { about: 'request', at, actor, command, shows }
}

export function wait(at: number, ...shows: readonly ShareName[]): WaitStep {
  return { about: 'wait', at, shows }
}
