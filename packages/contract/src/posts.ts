import { postCommands } from '@wubu/domain'
import { z } from 'zod'
import { instant, name, written } from './common.ts'
import { get, post } from './route.ts'

const params = z.strictObject({ id: name })
const listed = z.strictObject({
  id: z.string(),
  unit: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Accounts of the A and the B person, and who of them acts now. */
  a: z.string(),
  b: z.string(),
  /** null where there is no such account. */
  aName: z.string().nullable(),
  bName: z.string().nullable(),
  acting: z.string(),
  status: z.enum(['open', 'closed']),
  absences: z.array(z.strictObject({ holder: z.string(), from: instant, to: instant.nullable() })),
})

function command<T extends Exclude<keyof typeof postCommands, 'establish-post'>>(type: T, summary: string) {
  return post(`/api/posts/:id/commands/${type}`, summary, { params, body: postCommands[type], reply: written })
}

export const postRoutes = {
  /** Whom a post can be handed over to: names, and nothing else of their accounts. */
  listColleagues: get('/api/colleagues', '本单位同事 Who else may sign in for the own unit', {
    reply: z.strictObject({ colleagues: z.array(z.strictObject({ accountId: z.string(), name: z.string() })) }),
  }),
  listPosts: get('/api/posts', 'A、B岗 Posts, and who acts for them now', {
    query: z.strictObject({ unit: name.optional() }),
    reply: z.strictObject({ posts: z.array(listed) }),
  }),
  establishPost: post('/api/posts', '设岗 Establish a post', {
    body: postCommands['establish-post'],
    reply: written,
    status: 201,
  }),
  changePostHolders: command('change-post-holders', '调整A、B岗 Change the A and the B person'),
  recordAbsence: command('record-absence', '离岗 Record an absence'),
  returnToPost: command('return-to-post', '返岗 Back before the time'),
  handOverPost: command('hand-over-post', '交接 Hand over to somebody else'),
  closePost: command('close-post', '撤岗 Close a post'),
} as const
