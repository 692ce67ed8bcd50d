import { createSecretKey, type KeyObject } from 'node:crypto'
import { KeyErased, type KeyStore, StoreClosed } from '@wubu/engine'
import { LRUCache } from 'lru-cache'
import { transaction } from './connection.ts'
import { KeysReadOnly } from './errors.ts'
import { GroupQueue, settleGroup } from './group.ts'
import { KeyTable } from './key-table.ts'
import { type KeysFile, openKeysForReading, openKeysForWriting } from './keys-file.ts'

export interface FileKeyStoreOptions {
  readonly dir: string
  /** For a worker or a command beside the writer. Without it, the caller holds the data folder. */
  readonly readOnly?: boolean
  /** Unwrapped keys kept in memory; about 200 bytes each. */
  readonly cachedKeys?: number
  /** Of a new folder, whose log comes from elsewhere; where there is one, it has to be this. */
  readonly installationKey?: KeyObject
}

/**
 * Opens the keys in `dir`: `installation.key`, and `keys.db` with the residents' keys wrapped by it. Both are made in a
 * new folder. Throws InstallationKeyWrong, UnknownFormat.
 */
export function openFileKeyStore(options: FileKeyStoreOptions): KeyStore {
  const { dir, readOnly = false, cachedKeys = 20_000, installationKey } = options
  const file = readOnly ? openKeysForReading(dir) : openKeysForWriting(dir, installationKey?.export())
  return new FileKeyStore(file, readOnly, cachedKeys)
}

type Change =
  | { readonly keyId: string; readonly kind: 'ensure'; readonly brought: Buffer | undefined }
  | { readonly keyId: string; readonly kind: 'erase' }

/** How long a reader may go on using a key that its writer erased, in milliseconds. */
const freshness = 100

class FileKeyStore implements KeyStore {
  readonly installationKey: KeyObject
  readonly #file: KeysFile
  readonly #readOnly: boolean
  readonly #table: KeyTable
  readonly #cache: LRUCache<string, KeyObject>
  readonly #queue: GroupQueue<Change, KeyObject | 'erased'>
  #version: unknown
  #checkedAt = 0
  #closed = false

  constructor(file: KeysFile, readOnly: boolean, cachedKeys: number) {
    this.installationKey = createSecretKey(file.installationKey)
    this.#file = file
    this.#readOnly = readOnly
    this.#table = new KeyTable(file)
    this.#cache = new LRUCache({ max: cachedKeys })
    this.#queue = new GroupQueue((changes) => this.#settle(changes))
  }

  async ensure(keyId: string, brought?: KeyObject): Promise<KeyObject> {
    const there = this.get(keyId)
    if (there) return there
    this.#assertWritable()
    const key = await this.#queue.add({ keyId, kind: 'ensure', brought: brought?.export() })
    if (key === 'erased') throw new KeyErased(keyId)
    return key
  }

  get(keyId: string): KeyObject | null {
    if (this.#closed) throw new StoreClosed()
    if (this.#readOnly) this.#forgetWhatChanged()
    const cached = this.#cache.get(keyId)
    if (cached) return cached
    const found = this.#table.find(keyId)
    // never remembered as missing: its writer may make it at any moment
    if (typeof found === 'string') return null
    const key = createSecretKey(found)
    this.#cache.set(keyId, key)
    return key
  }

  async erase(keyId: string): Promise<void> {
    this.#assertWritable()
    await this.#queue.add({ keyId, kind: 'erase' })
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#queue.flush()
    this.#closed = true
    this.#cache.clear()
    this.#file.db.close()
  }

  #settle(changes: readonly Change[]) {
    const outcomes = settleGroup(
      changes,
      (work) => transaction(this.#file.db, work),
      (change) => {
        const { keyId } = change
        return toKey(change.kind === 'erase' ? this.#table.erase(keyId) : this.#table.ensure(keyId, change.brought))
      },
    )
    for (const [index, { keyId }] of changes.entries()) {
      const outcome = outcomes[index]
      if (outcome && 'value' in outcome && outcome.value !== 'erased') this.#cache.set(keyId, outcome.value)
      else this.#cache.delete(keyId)
    }
    return outcomes
  }

  #forgetWhatChanged() {
    const now = performance.now()
    if (now - this.#checkedAt < freshness) return
    this.#checkedAt = now
    const version = this.#table.version()
    if (version !== this.#version) this.#cache.clear()
    this.#version = version
  }

  #assertWritable() {
    if (this.#closed) throw new StoreClosed()
    if (this.#readOnly) throw new KeysReadOnly()
  }
}

function toKey(found: Buffer | 'erased'): KeyObject | 'erased' {
  return found === 'erased' ? found : createSecretKey(found)
}
