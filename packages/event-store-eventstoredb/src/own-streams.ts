/** Streams that this adapter keeps for itself in the log: they surface nowhere in the port. */
export const keyStreams = 'key-'

export function isOwnStream(stream: string): boolean {
  return stream.startsWith(keyStreams)
}
