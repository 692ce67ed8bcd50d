import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ImportError } from './import-error.ts'

/** Bytes read at once: what smaller pieces cost is the way of each through the streams. */
export const pieceSize = 256 * 1024

/** A CSV file, plain or gzipped, wherever it is kept. */
export interface CsvSource {
  /** As messages call it. */
  readonly name: string
  /** Told by content, not by name. Throws ImportError. */
  isGzip(): Promise<boolean>
  open(): Readable
}

/** A file as it lies on the disk. */
export function fileSource(path: string): CsvSource {
  return {
    name: path,
    isGzip: () => isGzipFile(path),
    open: () => createReadStream(path, { highWaterMark: pieceSize }),
  }
}

/** What `error` says of a file that is broken off, packed wrongly or not readable at all. */
export function unreadable(name: string, error: unknown): Error {
  if (error instanceof ImportError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new ImportError(
    `读不了文件 ${name} can't be read to its end: ${reason}. What came before is imported; mend the file and start again.`,
    { cause: error },
  )
}

/** Whether bytes begin as gzip does. */
export function beginsAsGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function isGzipFile(path: string): Promise<boolean> {
  const file = await open(path).catch(() => {
    throw new ImportError(`打不开文件 Can't read ${path}: give the path of a CSV file, plain or gzipped.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && beginsAsGzip(buffer)
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    await file.close()
  }
}
