import { actingHolder, type PostCommand, type PostMeta } from '@wubu/domain'
import { listAccounts, listAssignments } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

type Asked = {
  [T in PostCommand['type']]: Pick<Extract<PostCommand, { type: T }>, 'type' | 'data'>
}[PostCommand['type']]

/** A、B岗: who has a post, who is away, who acts. */
export function postRoutes(app: FastifyInstance, { runtime }: Services): void {
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, asked: Asked) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    const command: PostCommand = { ...asked, meta: await metaOf(request, id, asked) }
    return written(acceptedOf(await runtime.posts.handle({ stream: streamOf.post(id), command, ...headers }), reply))
  }

  async function metaOf(request: FastifyRequest, id: string, asked: Asked): Promise<PostMeta> {
    const { actor } = viewerOf(request)
    const unitId = asked.type === 'establish-post' ? asked.data.unit : null
    const unit = unitId === null ? undefined : runtime.reference.unit(unitId)
    const { state: post } = await runtime.posts.load(streamOf.post(id))
    const units = await unitsOf([...Object.values(asked.data), post?.a, post?.b])
    const closing = asked.type === 'close-post'
    return {
      now: runtime.now(),
      actor,
      unit: unit?.active ? unit : null,
      unitOf: (accountId) => units.get(accountId),
      openTasks: closing ? openTasksOf(id) : 0,
    }
  }

  /** The units of those among the values that are accounts which may sign in. */
  async function unitsOf(values: readonly unknown[]): Promise<ReadonlyMap<string, string | null>> {
    const units = new Map<string, string | null>()
    for (const id of new Set(values)) {
      if (typeof id !== 'string') continue
      const { state } = await runtime.accounts.load(streamOf.account(id))
      if (state?.status === 'enabled') units.set(id, state.unit)
    }
    return units
  }

  function openTasksOf(post: string): number {
    return listAssignments(runtime.readModels(), {
      posts: [post],
      statuses: ['dispatched', 'acknowledged'],
      limit: 200,
    }).rows.length
  }

  endpoint(app, 'listPosts', async ({ query }) => {
    const now = runtime.now()
    const posts = runtime.reference.posts.filter(({ unit }) => query.unit === undefined || unit === query.unit)
    const names = new Map(listAccounts(runtime.readModels()).map(({ id, displayName }) => [id, displayName]))
    return {
      posts: posts.map((post) => ({
        ...post,
        aName: names.get(post.a) ?? null,
        bName: names.get(post.b) ?? null,
        acting: actingHolder(post, now),
        absences: [...post.absences],
      })),
    }
  })
  endpoint(app, 'listColleagues', async (request) => {
    const { actor } = viewerOf(request)
    const accounts = listAccounts(runtime.readModels()).filter(
      ({ id, unit, status }) => unit !== null && unit === actor.unit && status === 'enabled' && id !== actor.id,
    )
    return { colleagues: accounts.map(({ id, displayName }) => ({ accountId: id, name: displayName })) }
  })
  endpoint(app, 'establishPost', (request, reply) =>
    give(request, reply, request.body.postId, { type: 'establish-post', data: request.body }),
  )
  endpoint(app, 'changePostHolders', (request, reply) =>
    give(request, reply, request.params.id, { type: 'change-post-holders', data: request.body }),
  )
  endpoint(app, 'recordAbsence', (request, reply) =>
    give(request, reply, request.params.id, { type: 'record-absence', data: request.body }),
  )
  endpoint(app, 'returnToPost', (request, reply) =>
    give(request, reply, request.params.id, { type: 'return-to-post', data: request.body }),
  )
  endpoint(app, 'handOverPost', (request, reply) =>
    give(request, reply, request.params.id, { type: 'hand-over-post', data: request.body }),
  )
  endpoint(app, 'closePost', (request, reply) =>
    give(request, reply, request.params.id, { type: 'close-post', data: request.body }),
  )
}
