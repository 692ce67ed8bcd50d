export { buildApp } from './app.ts'
export { readConfig } from './config.ts'
export { createRuntime } from './create-runtime.ts'
export { EarlierLog } from './earlier-log.ts'
export { accountIdOf } from './ids.ts'
export { commandIdOf, idOf } from './import/command-ids.ts'
export { type DryView, drySink } from './import/dry-sink.ts'
export { type BadRow, errorFilePath, openErrorFile } from './import/error-file.ts'
export { fileSource } from './import/file-source.ts'
export { type ImportResult, importFile } from './import/import-file.ts'
export { logSink } from './import/log-sink.ts'
export { loadMapping, type Mapping } from './import/mapping.ts'
export { refusalText } from './import/refusal-text.ts'
export {
  type Registrar,
  registerItem,
  registerPlace,
  registerUnit,
  setCalendarYear,
  waitUntilKnown,
} from './import/registrations.ts'
export { createLogger } from './logger.ts'
export { hashPassword } from './passwords.ts'
export type { StartProjections } from './projection-host.ts'
export type { Runtime } from './runtime.ts'
export type { TimerAsk } from './timers/reactor.ts'
export { runTimers, timersVersion } from './timers/run.ts'
