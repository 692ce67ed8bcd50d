import type { Readable } from 'node:stream'

/** What a route answers that gives a file and not JSON. */
export class FileAnswer {
  /** Latin letters, figures, points and hyphens alone. */
  readonly name: string
  /** Its media type. */
  readonly type: string
  readonly bytes: Buffer | Readable

  constructor(name: string, type: string, bytes: Buffer | Readable) {
    this.name = name
    this.type = type
    this.bytes = bytes
  }
}
