import { type ServerNode, visibleEnd } from './node.ts'

/** A follower may not yet show the newest events of a stream. */
export function lastVisible(node: ServerNode, stream: string): number {
  const { log } = node
  const newest = log.events[visibleEnd(node) - 1]?.position ?? -1
  let last = log.lastRevision(stream)
  while (last >= 0 && (log.event(stream, last)?.position ?? 0) > newest) last -= 1
  return last
}

/** A position that some event has, or one that is beyond them all: the server looks for no event there. */
export function isPlace({ log }: ServerNode, position: number): boolean {
  return position >= log.end || log.events[log.indexAt(position)]?.position === position
}
