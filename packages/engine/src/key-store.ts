/**
 * Keys that seal personal data, one per resident, wrapped by the installation's key. Without its key a resident's data
 * is noise, wherever it was copied to.
 */
export interface KeyStore {
  /** 32 bytes; seals what belongs to no resident and keys the command hashes. */
  readonly installationKey: Buffer
  /** The key of `keyId`, made and durably stored if it is not there. Throws KeyErased where it was erased. */
  ensure(keyId: string): Promise<Buffer>
  /** The key, or null where it was erased or never made. Synchronous: it stands in the path of every event read. */
  get(keyId: string): Buffer | null
  /** Forgets the key for ever, on disk too; later `ensure` refuses. */
  erase(keyId: string): Promise<void>
  close(): Promise<void>
}
