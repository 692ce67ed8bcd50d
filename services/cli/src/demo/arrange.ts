import { commandIdOf, type Registrar, type Runtime } from '@wubu/api'
import type { RoutingRule } from '@wubu/domain'
import type { CommandResult, Position } from '@wubu/engine'
import { CliError } from '../cli-error.ts'
import type { DemoPost } from './posts.ts'

/** A、B岗 of the units, with the leave that is planned. */
export async function establishPosts(
  { posts }: Pick<Runtime, 'posts'>,
  by: Registrar,
  all: readonly DemoPost[],
): Promise<readonly (Position | null)[]> {
  return Promise.all(
    all.map(async ({ id: postId, unit, a, b, absences }) => {
      const stream = `post-${postId}`
      const meta = { ...by, unit: { id: unit }, unitOf: () => unit, openTasks: 0 }
      const data = { postId, unit, kind: 'handler' as const, name: '经办岗(演示)', a, b }
      const established = { type: 'establish-post', data, meta } as const
      const position = done(postId, await posts.handle({ ...named(stream, 0), command: established, creates: true }))
      const away = absences.map((absence, index) => {
        const command = { type: 'record-absence', data: { holder: a, ...absence, note: null }, meta } as const
        return posts.handle({ ...named(stream, index + 1), command })
      })
      return (await Promise.all(away)).reduce((last, result) => done(postId, result) ?? last, position)
    }),
  )
}

/** A post has other persons from now on. */
export async function changeHolders(
  { posts }: Pick<Runtime, 'posts'>,
  by: Registrar,
  { id, unit }: Pick<DemoPost, 'id' | 'unit'>,
  holders: Pick<DemoPost, 'a' | 'b'>,
): Promise<Position | null> {
  const stream = `post-${id}`
  const meta = { ...by, unit: { id: unit }, unitOf: () => unit, openTasks: 0 }
  const command = { type: 'change-post-holders', data: holders, meta } as const
  return done(id, await posts.handle({ ...named(stream, holders.a), command }))
}

export async function setRules(
  { routing, reference }: Pick<Runtime, 'routing' | 'reference'>,
  by: Registrar,
  rules: readonly RoutingRule[],
): Promise<readonly (Position | null)[]> {
  const positions: (Position | null)[] = []
  for (const data of rules) {
    const command = { type: 'set-routing-rule', data, meta: { ...by, reference } } as const
    positions.push(done(data.ruleId, await routing.handle({ ...named('routing-rules', data.ruleId), command })))
  }
  return positions
}

function named(stream: string, round: string | number) {
  const commandId = commandIdOf(stream, 'arrange', round)
  return { stream, commandId, correlationId: commandId }
}

/** Null where it was done before. */
function done(name: string, result: CommandResult): Position | null {
  if (result.outcome === 'accepted') return result.repeated ? null : result.position
  throw new CliError('usage', `设置失败 ${name} could not be set: ${JSON.stringify(result)}`)
}
