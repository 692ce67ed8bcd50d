import type { RequestCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { Case } from './world.ts'

type Given = {
  [T in RequestCommand['type']]: Omit<Extract<RequestCommand, { type: T }>, 'meta'>
}[RequestCommand['type']]

/** A command on a request without its time, and who gives it. */
export interface LifeStep {
  readonly given: Given
  readonly actor: Actor
}

/** Commands of the whole way from the counter to the archive: 11 events. */
export const lifeLength = 8

/** The command that is next on a request which `step` commands were given on before. */
export function lifeStep(one: Case, step: number): LifeStep {
  const { unit } = one
  const assignmentId = 'a1'
  switch (step) {
    case 0:
      return { actor: actorOf('window', one), given: { type: 'register-request', data: registration(one) } }
    case 1:
      return {
        actor: actorOf('dispatcher', one),
        given: { type: 'classify-request', data: { item: null, handlingKind: 'time-limited', note: null } },
      }
    case 2:
      return {
        actor: actorOf('dispatcher', one),
        given: { type: 'dispatch-request', data: { assignments: [{ unit, part: 'lead', post: null }] } },
      }
    case 3:
      return { actor: actorOf('handler', one), given: { type: 'acknowledge-assignment', data: { assignmentId } } }
    case 4:
      return {
        actor: actorOf('handler', one),
        given: { type: 'record-progress', data: { assignmentId, note: '已联系居民,正在核实情况。' } },
      }
    case 5:
      return {
        actor: actorOf('handler', one),
        given: { type: 'complete-assignment', data: { assignmentId, result: '已按规定办理完毕。' } },
      }
    case 6:
      return {
        actor: actorOf('callback', one),
        given: { type: 'deliver-feedback', data: { method: 'phone', note: null } },
      }
    default:
      return {
        actor: actorOf('callback', one),
        given: { type: 'evaluate-request', data: { level: 4, solved: true, reason: null } },
      }
  }
}

/** 即时办结 at the counter: registered, accepted, done and told in one command. */
export function instantStep(one: Case): LifeStep {
  const data = { ...registration(one), instant: { result: '当场办结,材料齐全。', method: 'in-person' as const } }
  return { actor: actorOf('window', one), given: { type: 'register-request', data } }
}

function registration({ requestId, residentId, channel, item, place, window }: Case) {
  const description = '楼道照明损坏已有数日,老人夜间出行不便,请尽快维修。'
  const nothing = { source: null, address: null, instant: null, paper: null }
  return { requestId, residentId, channel, item, place, window, description, accept: true, ...nothing }
}

type Post = 'window' | 'dispatcher' | 'handler' | 'callback'

function actorOf(post: Post, { window, unit }: Case): Actor {
  switch (post) {
    case 'window':
      return { id: `window-${window}`, role: post, unit: window }
    case 'handler':
      return { id: `handler-${unit}`, role: post, unit }
    default:
      return { id: post, role: post, unit: null }
  }
}
