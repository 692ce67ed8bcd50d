import { SingleBar } from 'cli-progress'

/** Tells how far long work has come: a bar on a terminal, a line now and then in a pipe. On stderr: stdout is for results. */
export interface ProgressReport {
  update(done: number): void
  stop(): void
}

const lineEveryMs = 5_000

/** `total` null where nobody knows it yet. `what` is what is counted, such as `行 rows`. */
export function startProgress(what: string, total: number | null): ProgressReport {
  return process.stderr.isTTY && total !== null ? bar(what, total) : lines(what, total)
}

function bar(what: string, total: number): ProgressReport {
  const bar = new SingleBar({
    format: `${what} [{bar}] {percentage}% {value}/{total} {eta_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(total, 0)
  return { update: (done) => bar.update(Math.min(done, total)), stop: () => bar.stop() }
}

function lines(what: string, total: number | null): ProgressReport {
  let last = Date.now()
  return {
    update: (done) => {
      if (Date.now() - last < lineEveryMs) return
      last = Date.now()
      process.stderr.write(`${what} ${done}${total === null ? '' : `/${total}`}\n`)
    },
    stop: () => undefined,
  }
}
