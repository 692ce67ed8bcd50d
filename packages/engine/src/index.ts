export type { Aggregate } from './aggregate-cache.ts'
export type { Fault } from './chain-check.ts'
export { decodeEvent, isKnown, type OpenedEvent, openEvent, openFields } from './decode.ts'
export * from './envelope.ts'
export * from './errors.ts'
export * from './event-store.ts'
export { CommandHandler, type CommandResult, type CommandToHandle } from './handle-command.ts'
export { toJsonText, trustedJsonText } from './json-text.ts'
export type { KeyStore } from './key-store.ts'
export {
  createLog,
  findLogDescription,
  type LogDescription,
  logStream,
  readLogDescription,
  UnreadableLog,
} from './log-created.ts'
export type { LogHead } from './log-head.ts'
export {
  type ProjectionEnd,
  type ProjectionProgress,
  type ProjectionTarget,
  type RunProjectionOptions,
  runProjection,
} from './run-projection.ts'
export { type BatchOptions, type EventBatch, eventBatches } from './subscription.ts'
export { type Verification, verifyLog, verifyStream } from './verify.ts'
