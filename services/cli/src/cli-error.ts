/** How a command ends, as the shell sees it; docs/reference/cli.md lists the same and a test compares them. */
export const exitCodes = {
  /** 成功 done. */
  ok: 0,
  /** 未预料的错误 something that should not happen; the message has its trace. */
  unexpected: 1,
  /** 用法错误 an argument, a mapping or a file that can't be used. */
  usage: 2,
  /** 数据目录不可用 not there, in use by another process, or not empty where it has to be. */
  dataFolder: 3,
  /** 校验失败 a hash chain is broken, or log and exported head disagree. */
  verification: 4,
  /** 有行未导入 some rows were not imported: they are in the error file. */
  rejectedRows: 5,
  /** 被中断 stopped by SIGINT or SIGTERM before the work was done; what was written stays. */
  interrupted: 6,
  /** 日志服务器不可用 its host is unknown, nothing answers in time, or it refuses certificate or credentials. */
  log: 7,
} as const
export type ExitReason = Exclude<keyof typeof exitCodes, 'ok'>

/** Thrown when a command can't do what it was asked to; the message says in one line what to do. */
export class CliError extends Error {
  readonly reason: ExitReason
  constructor(reason: ExitReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CliError'
    this.reason = reason
  }
}
