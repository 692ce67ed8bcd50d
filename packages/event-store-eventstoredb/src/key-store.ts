import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { AllStreamResolvedEvent } from '@eventstore/db-client'
import { KeyErased, type KeyStore, KeyWrap, LogUnavailable, StoreClosed, type StoredEvent } from '@wubu/engine'
import { LRUCache } from 'lru-cache'
import type { Connection } from './connection.ts'
import { InstallationKeyWrong } from './errors.ts'
import { failureOf } from './failures.ts'
import type { KeyMirror } from './key-mirror.ts'
import { type FoundKey, KeyStreams, keyOf } from './key-streams.ts'
import { isOwnStream, keyStreams } from './own-streams.ts'
import { offsetOf } from './read-all.ts'

const checkId = 'installation'
const sealedMark = '"sealed":"'
const keyIds = /"sealed":"[^"]*","key":"([^"]+)"/g

/** Residents' keys that several nodes share by the log. */
export class EventStoreDbKeyStore implements KeyStore {
  readonly installationKey: KeyObject
  readonly #wrap: KeyWrap
  readonly #mirror: KeyMirror
  readonly #streams: KeyStreams
  readonly #name: string
  readonly #cache = new LRUCache<string, KeyObject>({ max: 20_000 })
  #closed = false

  constructor(connection: Connection, mirror: KeyMirror, installationKey: Buffer) {
    this.installationKey = createSecretKey(installationKey)
    this.#wrap = new KeyWrap(installationKey)
    this.#mirror = mirror
    this.#streams = new KeyStreams(connection)
    this.#name = connection.name
  }

  /** Whether this node has the key that the log's keys are wrapped with. Throws InstallationKeyWrong. */
  async check(): Promise<void> {
    try {
      const found = await this.#streams.find(checkId)
      const wrapped =
        found === 'missing' ? await this.#streams.make(checkId, this.#wrap.wrap(checkId, randomBytes(32))) : found
      if (!(wrapped instanceof Uint8Array) || this.#opened(checkId, wrapped) === null) throw new InstallationKeyWrong()
    } catch (error) {
      throw failureOf(error, this.#name)
    }
  }

  async ensure(keyId: string, brought?: KeyObject): Promise<KeyObject> {
    const there = this.get(keyId)
    if (there) return there
    const wrapped = this.#wrap.wrap(keyId, brought?.export() ?? randomBytes(32))
    const found = await this.#told(() => this.#streams.make(keyId, wrapped))
    this.#learn(keyId, found)
    const key = this.get(keyId)
    if (key === null) throw new KeyErased(keyId)
    return key
  }

  get(keyId: string): KeyObject | null {
    if (this.#closed) throw new StoreClosed()
    const cached = this.#cache.get(keyId)
    if (cached) return cached
    const found = this.#mirror.find(keyId)
    if (!(found instanceof Uint8Array)) return null
    const key = this.#opened(keyId, found)
    if (key === null) throw new InstallationKeyWrong()
    this.#cache.set(keyId, key)
    return key
  }

  async erase(keyId: string): Promise<void> {
    await this.#told(() => this.#streams.erase(keyId))
    this.#learn(keyId, 'erased')
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#cache.clear()
    this.#mirror.close()
  }

  /** Takes note of what passes in the log; for `Following`, which goes on after what was noted. */
  note(resolved: AllStreamResolvedEvent): null {
    const { event } = resolved
    if (this.#closed || !event || !isOwnStream(event.streamId) || event.type.startsWith('$')) return null
    this.#learn(event.streamId.slice(keyStreams.length), keyOf(event.type, event.data))
    this.#mirror.moveTo(offsetOf(resolved))
    return null
  }

  /** No key up to here was left out. */
  reached(offset: bigint): void {
    if (!this.#closed) this.#mirror.moveTo(offset)
  }

  /**
   * Learns of the keys that an event names and this node has not seen; most often there are none, and nothing to wait for. An
   * event is never there before its key: what is missing is only late. Throws LogUnavailable.
   */
  loadUnseen(event: StoredEvent): Promise<void> | undefined {
    const unseen = this.#unseen(event)
    return unseen.length === 0 ? undefined : this.#load(unseen)
  }

  #unseen({ data }: StoredEvent): readonly string[] {
    if (!data.includes(sealedMark)) return []
    const named = new Set(Array.from(data.matchAll(keyIds), ([, keyId = '']) => keyId))
    return [...named].filter((keyId) => !this.#cache.has(keyId) && this.#mirror.find(keyId) === 'missing')
  }

  async #load(ids: readonly string[]): Promise<void> {
    for (const keyId of ids) {
      const found = await this.#told(() => this.#streams.find(keyId))
      if (found === 'missing') throw new LogUnavailable(`${this.#name} does not have the key ${keyId} yet.`)
      this.#learn(keyId, found)
    }
  }

  #learn(keyId: string, found: FoundKey) {
    if (found === 'missing' || this.#closed) return
    if (found === 'erased') this.#cache.delete(keyId)
    this.#mirror.put(keyId, found)
  }

  #opened(keyId: string, wrapped: Uint8Array): KeyObject | null {
    try {
      return createSecretKey(this.#wrap.unwrap(keyId, wrapped))
    } catch (error) {
      // Node tells a wrong tag by this text alone
      if (error instanceof Error && error.message.includes('authenticate')) return null
      throw error
    }
  }

  async #told<R>(work: () => Promise<R>): Promise<R> {
    if (this.#closed) throw new StoreClosed()
    try {
      return await work()
    } catch (error) {
      throw failureOf(error, this.#name)
    }
  }
}
