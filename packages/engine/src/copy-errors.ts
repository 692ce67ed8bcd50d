import { EngineError } from './errors.ts'

/** Thrown when the target of a copy is another log, or does not begin as the log does. What it held was not changed. */
export class CopyTargetDiffers extends EngineError {
  constructor(message: string) {
    super(
      'copy_target_differs',
      `${message} Copy into an empty log, or one that an earlier copy of this log left behind.`,
    )
  }
}

/** Thrown when a log that is copied, or its copy, is not as it was written. */
export class LogBroken extends EngineError {
  constructor(message: string) {
    super('log_broken', message)
  }
}
