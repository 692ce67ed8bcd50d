import type { ApiConfig } from './config.ts'
import type { Permits } from './permits.ts'
import type { Runtime } from './runtime.ts'
import type { Sessions } from './sessions.ts'

/** What routes and hooks work with. */
export interface Services {
  readonly runtime: Runtime
  readonly config: ApiConfig
  readonly sessions: Sessions
  readonly permits: Permits
  readonly lifecycle: { stopping: boolean }
}
