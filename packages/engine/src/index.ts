export { copyLog } from './copy-log.ts'
export { decodeEvent, isKnown, openEvent, openFields } from './decode.ts'
export * from './envelope.ts'
export * from './errors.ts'
export * from './event-store.ts'
export { CommandHandler, type CommandResult } from './handle-command.ts'
export { splitHash } from './hash-chain.ts'
export { toJsonText } from './json-text.ts'
export { judgeRetry } from './judge-retry.ts'
export type { KeyStore } from './key-store.ts'
export { KeyWrap } from './key-wrap.ts'
export {
  createLog,
  findLogDescription,
  readLogDescription,
} from './log-created.ts'
export type { LogHead } from './log-head.ts'
export type { PendingCommand, Reactor, ReactorChange, ReactorMemory } from './reactor.ts'
export {
  type ProjectionProgress,
  type ProjectionTarget,
  type RunProjectionOptions,
  runProjection,
} from './run-projection.ts'
export { runReactor } from './run-reactor.ts'
export { uuid5In } from './uuid5.ts'
export { type Verification, verifyLog, verifyStream } from './verify.ts'
