import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { pieceSize } from './file-source.ts'

const cipher = 'aes-256-ctr'

/**
 * A file of this process alone: sealed with a key that nothing but its memory holds, since what other systems export names people.
 * After a restart nobody can read it any more.
 */
export class SealedFile {
  readonly path: string
  readonly #key = randomBytes(32)
  readonly #iv = randomBytes(16)

  constructor(path: string) {
    this.path = path
  }

  /** What is to be stored goes through it; once. */
  sealer(): Transform {
    return createCipheriv(cipher, this.#key, this.#iv)
  }

  /** From the beginning. `onBytes` is told of the bytes of each piece. */
  open(onBytes: (bytes: number) => void = () => undefined): Readable {
    const stored = createReadStream(this.path, { highWaterMark: pieceSize })
    stored.on('data', (piece) => onBytes(piece.length))
    // the error itself comes out of the stream that is given
    return pipeline(stored, createDecipheriv(cipher, this.#key, this.#iv), () => undefined)
  }

  remove(): Promise<void> {
    return rm(this.path, { force: true })
  }
}
