import { actingHolder } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { streamOf } from './ids.ts'
import type { Runtime } from './runtime.ts'

/** The actor of a command, who acts for the A person of a post where they stand in for them: the timeline shows both. */
export async function actorFor(runtime: Runtime, actor: Actor, requestId: string, data: object): Promise<Actor> {
  const { reference, requests } = runtime
  const backed = reference.postsBackedBy(actor.id)
  // nearly nobody stands in for anybody: then nothing is read
  if (backed.length === 0 || !('assignmentId' in data) || typeof data.assignmentId !== 'string') return actor
  const now = runtime.now()
  const { state } = await requests.load(streamOf.request(requestId))
  const post = backed.find(({ id }) => id === state.assignments[String(data.assignmentId)]?.post)
  return post && actingHolder(post, now) === actor.id ? { ...actor, for: post.a } : actor
}
