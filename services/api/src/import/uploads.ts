import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused, refused } from '../refused.ts'
import { beginsAsGzip, type CsvSource } from './file-source.ts'
import { SealedFile } from './sealed-file.ts'

/** Files that a node keeps at once. */
const most = 5
const keptMs = 86_400_000

export interface Upload {
  readonly fileId: string
  readonly fileName: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  /** ISO 8601. */
  readonly uploadedAt: string
}

interface Kept extends Upload {
  readonly file: SealedFile
  readonly isGzip: boolean
}

/** Files that were uploaded to be imported: sealed in the scratch folder, for a day at most, and never over a restart. */
export class Uploads {
  readonly #dir: string
  readonly #mostBytes: number
  readonly #now: () => string
  readonly #kept = new Map<string, Kept>()
  #arriving = 0
  #made: Promise<unknown> | null = null

  constructor(dir: string, mostBytes: number, now: () => string) {
    this.#dir = dir
    this.#mostBytes = mostBytes
    this.#now = now
  }

  /** Takes a file as it arrives. Throws Refused; then nothing of it is kept. */
  async take(bytes: Readable, fileName: string): Promise<Upload> {
    await this.#forgetOld()
    if (this.#kept.size + this.#arriving >= most) throw refused('too_many_import_files', { details: { most } })
    this.#arriving += 1
    try {
      const fileId = randomUUID()
      const file = new SealedFile(join(await this.#folder(), fileId))
      const taken = await this.#store(bytes, file)
      const upload = { fileId, fileName, uploadedAt: this.#now(), ...taken }
      this.#kept.set(fileId, { ...upload, file })
      return uploadOf({ ...upload, file })
    } finally {
      this.#arriving -= 1
    }
  }

  async list(): Promise<Upload[]> {
    await this.#forgetOld()
    return [...this.#kept.values()].map(uploadOf)
  }

  /** Throws Refused. */
  get(fileId: string): Upload {
    return uploadOf(this.#find(fileId))
  }

  /** For reading its rows; `onBytes` as of SealedFile. Throws Refused. */
  source(fileId: string, onBytes: (bytes: number) => void): CsvSource {
    const { fileName, isGzip, file } = this.#find(fileId)
    return { name: fileName, isGzip: async () => isGzip, open: () => file.open(onBytes) }
  }

  async remove(fileId: string): Promise<void> {
    const kept = this.#kept.get(fileId)
    this.#kept.delete(fileId)
    await kept?.file.remove()
  }

  /** A file beside them, for what a run has to keep. */
  async beside(name: string): Promise<SealedFile> {
    return new SealedFile(join(await this.#folder(), name))
  }

  async close(): Promise<void> {
    this.#kept.clear()
    if (this.#made) await rm(this.#dir, { recursive: true, force: true })
  }

  async #store(bytes: Readable, file: SealedFile) {
    const hash = createHash('sha256')
    let [size, isGzip] = [0, false]
    const limit = this.#mostBytes
    async function* counted() {
      // ended by the answer: destroyed here, the connection would be gone before anybody is told why
      for await (const piece of bytes.iterator({ destroyOnReturn: false })) {
        const part = Buffer.from(piece)
        if (size === 0) isGzip = beginsAsGzip(part)
        size += part.length
        if (size > limit) throw refused('import_file_too_large', { details: { limit } })
        hash.update(part)
        yield part
      }
      if (size === 0) throw refused('import_file_empty')
    }
    try {
      await pipeline(counted, file.sealer(), createWriteStream(file.path, { mode: 0o600 }))
    } catch (error) {
      await file.remove()
      if (error instanceof Refused || !bytes.errored) throw error
      throw refused('upload_broken_off')
    }
    return { bytes: size, isGzip, sha256: hash.digest('hex') }
  }

  #find(fileId: string): Kept {
    const kept = this.#kept.get(fileId)
    if (!kept) throw refused('no_such_import_file')
    return kept
  }

  async #forgetOld(): Promise<void> {
    const now = Date.parse(this.#now())
    const old = [...this.#kept.values()].filter(({ uploadedAt }) => now - Date.parse(uploadedAt) > keptMs)
    for (const { fileId } of old) await this.remove(fileId)
  }

  /** Empty at first: what another process left there nobody can read. */
  async #folder(): Promise<string> {
    this.#made ??= rm(this.#dir, { recursive: true, force: true }).then(() =>
      mkdir(this.#dir, { recursive: true, mode: 0o700 }),
    )
    await this.#made
    return this.#dir
  }
}

function uploadOf({ fileId, fileName, bytes, sha256, uploadedAt }: Kept | Upload): Upload {
  return { fileId, fileName, bytes, sha256, uploadedAt }
}
