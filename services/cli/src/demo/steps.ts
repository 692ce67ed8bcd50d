import type { RequestCommand, RequestCommandType, ResidentCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'

type DataOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>['data']

/** One command of a story and when it is given (epoch ms, whole seconds). */
export type Step = RequestStep | ResidentStep

export interface RequestStep {
  readonly about: 'request'
  readonly at: number
  readonly actor: Actor
  readonly command: { [T in RequestCommandType]: { readonly type: T; readonly data: DataOf<T> } }[RequestCommandType]
}

export interface ResidentStep {
  readonly about: 'resident'
  readonly at: number
  readonly actor: Actor
  readonly data: Extract<ResidentCommand, { type: 'register-resident' }>['data']
}

export function step(at: number, actor: Actor, command: RequestStep['command']): RequestStep {
  return { about: 'request', at, actor, command }
}
