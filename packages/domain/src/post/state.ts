import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { PostEvent, postKinds } from './events.ts'

interface Absence {
  readonly holder: string
  readonly from: string
  readonly to: string | null
}

export interface Post {
  readonly id: string
  readonly unit: string
  readonly kind: (typeof postKinds)[number]
  readonly name: string
  /** Accounts. */
  readonly a: string
  readonly b: string
  readonly status: 'open' | 'closed'
  readonly absences: readonly Absence[]
}

/** null before the post was established. */
export type PostState = Post | null

export const initialPost: PostState = null

export function evolvePost(state: PostState, event: Recorded<PostEvent>): PostState {
  switch (event.type) {
    case 'PostEstablished': {
      const { postId, unit, kind, name, a, b } = event.data
      return { id: postId, unit, kind, name, a, b, status: 'open', absences: [] }
    }
    case 'PostHoldersChanged':
      return state && held({ ...state, ...event.data })
    case 'PostHandedOver': {
      const { from, to } = event.data
      return state && held({ ...state, ...(state.a === from && { a: to }), ...(state.b === from && { b: to }) })
    }
    case 'PostAbsenceRecorded': {
      const { holder, from, to } = event.data
      return state && { ...state, absences: [...state.absences, { holder, from, to }] }
    }
    case 'PostHolderReturned': {
      const { holder } = event.data
      return (
        state && { ...state, absences: state.absences.filter((one) => !(one.holder === holder && covers(one, event))) }
      )
    }
    case 'PostClosed':
      return state && { ...state, status: 'closed' }
    default:
      event satisfies never
      return state
  }
}

/** Absences of people who have nothing to do with the post any more say nothing. */
function held(post: Post): Post {
  return { ...post, absences: post.absences.filter(({ holder }) => holder === post.a || holder === post.b) }
}

function covers({ from, to }: Absence, { occurredAt }: { readonly occurredAt: string }): boolean {
  return from <= occurredAt && (to === null || occurredAt < to)
}

export function isAbsent({ absences }: Post, holder: string, at: string): boolean {
  return absences.some((one) => one.holder === holder && covers(one, { occurredAt: at }))
}

/** Who acts for a post at an instant: A unless absent, then B. Never nobody: both are not let go at once. */
export function actingHolder(post: Post, at: string): string {
  return isAbsent(post, post.a, at) ? post.b : post.a
}

export function postStateValue(state: PostState, _event: NewEvent): StateValue | null {
  return state && { post: state.status }
}

/** Whether work of a unit may be given to a post. */
export function isPostOf(unit: string, post: Post | undefined): boolean {
  return post?.unit === unit && post.status === 'open'
}
