import type { RouteName } from '@wubu/contract'
import type { AccessRow } from './access.ts'
import type { Viewer } from './viewer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** null where nobody is signed in; the guard lets that pass on public routes alone. */
    viewer: Viewer | null
    /** The code of the problem that was answered, for the log. */
    refusal: string | null
  }
  interface FastifyContextConfig {
    readonly name?: RouteName
    readonly access?: AccessRow
    readonly write?: boolean
  }
}
