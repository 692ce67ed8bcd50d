import type { KeyObject } from 'node:crypto'

/**
 * Keys that seal personal data, one per resident, wrapped by the installation's key. Without its key a resident's data
 * is noise, wherever it was copied to. As KeyObject, since Node takes several times as long to seal with a Buffer.
 */
export interface KeyStore {
  /** 256 bits; seals what belongs to no resident and keys the command hashes. */
  readonly installationKey: KeyObject
  /**
   * The key of `keyId`, made and durably stored if it is not there; `brought` is stored then instead of a new one, for keys
   * that move with their log. Throws KeyErased where it was erased.
   */
  ensure(keyId: string, brought?: KeyObject): Promise<KeyObject>
  /**
   * The key, or null where it was erased or never made; never where it was only not seen here yet: a store that shares its
   * keys with other nodes gives out no event before the keys that it names. Synchronous: it stands in the path of every event.
   */
  get(keyId: string): KeyObject | null
  /** Forgets the key for ever, on disk too; later `ensure` refuses. */
  erase(keyId: string): Promise<void>
  close(): Promise<void>
}
