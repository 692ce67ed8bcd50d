import { UnserialisablePayload } from './errors.ts'
import type { JsonText } from './event-store.ts'

/**
 * The JSON text of a payload, refused where parsing and stringifying it again would give another text or lose something.
 */
export function toJsonText(value: object): JsonText {
  check(value, '$')
  return JSON.stringify(value) as JsonText
}

/** For what a schema's output is known to hold; costs nothing but the stringify. */
export function trustedJsonText(value: object): JsonText {
  return JSON.stringify(value) as JsonText
}

const integerLike = /^(0|[1-9][0-9]*)$/

function check(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new UnserialisablePayload(`${path} holds half of a surrogate pair.`)
    return
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new UnserialisablePayload(`${path} is ${value}: whole numbers only.`)
    return
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${path}[${index}]`)
    return
  }
  if (
    typeof value === 'object' &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  ) {
    for (const [key, item] of Object.entries(value)) {
      if (integerLike.test(key))
        throw new UnserialisablePayload(`${path} has the key "${key}", which a parser would put first.`)
      if (key === '__proto__') throw new UnserialisablePayload(`${path} has the key "__proto__".`)
      check(item, `${path}.${key}`)
    }
    return
  }
  throw new UnserialisablePayload(
    `${path} is of type ${value instanceof Object ? value.constructor.name : typeof value}.`,
  )
}
