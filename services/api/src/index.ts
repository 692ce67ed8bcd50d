export { buildApp } from './app.ts'
export { type ApiConfig, readConfig } from './config.ts'
export { createRuntime, type RuntimeOptions } from './create-runtime.ts'
export { accountIdOf, requestIdOfSource } from './ids.ts'
export { createLogger } from './logger.ts'
export { hashPassword } from './passwords.ts'
export {
  type InProcessOptions,
  inProcessProjections,
  type ProjectionHost,
  type StartProjections,
} from './projection-host.ts'
export type { Directory, Handlers, Runtime } from './runtime.ts'
