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
  const problem = leafProblem(value)
  if (problem !== null) throw new UnserialisablePayload(`${path} ${problem}.`)
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${path}[${index}]`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (integerLike.test(key))
        throw new UnserialisablePayload(`${path} has the key "${key}", which a parser puts first.`)
      if (key === '__proto__') throw new UnserialisablePayload(`${path} has the key "__proto__".`)
      check(item, `${path}.${key}`)
    }
  }
}

/** What is wrong with a value by itself; null where nothing is. */
function leafProblem(value: unknown): string | null {
  switch (typeof value) {
    case 'boolean':
      return null
    case 'string':
      return value.isWellFormed() ? null : 'holds half of a surrogate pair'
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? null : `is ${value}: whole numbers only`
    case 'object':
      return isPlain(value) ? null : `is a ${value?.constructor.name}, which JSON does not keep`
    default:
      return `is of type ${typeof value}`
  }
}

function isPlain(value: object | null): boolean {
  if (value === null || Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
