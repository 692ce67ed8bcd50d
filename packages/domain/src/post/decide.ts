import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { PostCommand, PostMeta } from './commands.ts'
import { type PostEvent, postEvents } from './events.ts'
import { postRefusals } from './refusals.ts'
import { evolvePost, initialPost, isAbsent, type Post, type PostState, postStateValue } from './state.ts'

const refuse = refuser(postRefusals)
type Result = Decision<PostEvent>
type Named<T extends PostCommand['type']> = Extract<PostCommand, { type: T }>

/** Administrators and the head of the unit arrange posts; absence and hand-over are also the holders' own to say. */
function decidePost(command: PostCommand, state: PostState): Result {
  const { meta } = command
  if (command.type === 'establish-post') return refusedRole(meta.actor, arranging) ?? establish(command, state)
  if (!state) return refuse('post_not_established')
  if (state.status === 'closed') return refuse('post_closed')
  const notTheirs = notPermitted(command, state)
  if (notTheirs) return notTheirs
  switch (command.type) {
    case 'change-post-holders':
      return changeHolders(command, state)
    case 'record-absence':
      return recordAbsence(command, state)
    case 'return-to-post': {
      if (!isAbsent(state, command.data.holder, meta.now)) return refuse('not_absent')
      return accept({ type: 'PostHolderReturned', data: command.data })
    }
    case 'hand-over-post':
      return handOver(command, state)
    case 'close-post':
      if (meta.openTasks > 0) return refuse('post_has_open_tasks', { tasks: meta.openTasks })
      return accept({ type: 'PostClosed', data: {} })
    default:
      return command satisfies never
  }
}

const arranging = ['admin', 'unit-head', 'system'] as const
const byHolders: ReadonlySet<PostCommand['type']> = new Set(['record-absence', 'return-to-post', 'hand-over-post'])

function notPermitted({ type, meta: { actor } }: PostCommand, { unit, a, b }: Post): Result | null {
  if (actor.role === 'admin' || actor.role === 'system') return null
  if (actor.role === 'unit-head' && actor.unit === unit) return null
  if (byHolders.has(type) && (actor.id === a || actor.id === b)) return null
  return byHolders.has(type) || actor.role === 'unit-head' ? refuse('not_your_post') : refusedRole(actor, arranging)
}

function establish({ data, meta }: Named<'establish-post'>, state: PostState): Result {
  if (state) return refuse('post_already_established')
  const { actor } = meta
  if (actor.role === 'unit-head' && actor.unit !== data.unit) return refuse('not_your_post')
  if (meta.unit?.id !== data.unit) return refuse('no_such_post_unit', { unit: data.unit })
  return refusedHolders(data, data.unit, meta) ?? accept({ type: 'PostEstablished', data })
}

function changeHolders({ data, meta }: Named<'change-post-holders'>, { unit, a, b }: Post): Result {
  if (data.a === a && data.b === b) return refuse('holders_not_changed')
  return refusedHolders(data, unit, meta) ?? accept({ type: 'PostHoldersChanged', data })
}

/** A task is never without an owner: while one is away, the other is not let go (issue 5, 1). */
function recordAbsence({ data, meta }: Named<'record-absence'>, post: Post): Result {
  const { holder, from, to } = data
  if (holder !== post.a && holder !== post.b) return refuse('not_a_holder')
  if (to !== null && to <= from) return refuse('absence_ends_before')
  if (to !== null && to <= meta.now) return refuse('absence_ends_before')
  const other = holder === post.a ? post.b : post.a
  const overlaps = post.absences.some(
    (one) => one.holder === other && (to === null || one.from < to) && (one.to === null || from < one.to),
  )
  return overlaps ? refuse('nobody_left_at_post') : accept({ type: 'PostAbsenceRecorded', data })
}

/** Open tasks are the post's, so that they follow it to its new holder. */
function handOver({ data, meta }: Named<'hand-over-post'>, post: Post): Result {
  const { from, to } = data
  if (from !== post.a && from !== post.b) return refuse('not_a_holder')
  const holders = { a: post.a === from ? to : post.a, b: post.b === from ? to : post.b }
  return refusedHolders(holders, post.unit, meta) ?? accept({ type: 'PostHandedOver', data })
}

function refusedHolders({ a, b }: Pick<Post, 'a' | 'b'>, unit: string, meta: PostMeta): Result | null {
  if (a === b) return refuse('holders_the_same')
  const stranger = [a, b].find((holder) => meta.unitOf(holder) !== unit)
  return stranger === undefined ? null : refuse('no_such_holder', { holder: stranger })
}

export const postDecider: Decider<PostState, PostCommand, PostEvent> = {
  machine: { name: 'post', version: 1 },
  initial: initialPost,
  events: postEvents,
  decide: decidePost,
  evolve: evolvePost,
  stateValue: postStateValue,
  residentOf: () => null,
}
