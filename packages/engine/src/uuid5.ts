import { hash } from 'node:crypto'
import { parse as uuidBytes } from 'uuid'

/**
 * Makes the version 5 UUIDs (RFC 9562, 5.5) of names in one namespace. The library builds a hash object for each, which
 * takes twice as long, and every event has such an id.
 */
export function uuid5In(namespace: string): (name: string) => string {
  const prefix = Buffer.from(uuidBytes(namespace))
  return (name) => {
    const hex = hash('sha1', Buffer.concat([prefix, Buffer.from(name)]), 'hex')
    const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}
