import { refusalKinds } from '@wubu/domain'
import { roles } from '@wubu/domain/decider'
import { z } from 'zod'

/** In either case, as programs write it; stored in lower case. */
export const id = z.uuid().toLowerCase()
export const instant = z.iso.datetime({ precision: 3 })
/** As a caller gives it: with an offset, to any precision. */
export const givenInstant = z.iso
  .datetime({ offset: true })
  // beyond four digits of the year, instants don't sort as their texts do
  .refine((given) => hasFourDigits(new Date(given).getUTCFullYear()), 'The year is out of range.')
/** False for NaN as well: this is asked even of what is no instant. */
function hasFourDigits(year: number): boolean {
  return year >= 0 && year <= 9_999
}

/** Where in the log something is; opaque. Sent back as `Wubu-Min-Position`, a read is at least as new. */
export const position = z.string().min(1).max(200)
export const role = z.enum(roles)
/** Names that are part of a stream's name: units, places, items. */
export const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/&()-]*$/u)

/** The answer to every write. */
export const written = z.strictObject({
  revision: z.int().min(0),
  position,
})

/** RFC 9457. `code` is stable; `title` is Chinese, `titleEn` English; `allowed` says what may be done instead. */
export const problem = z.strictObject({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  /** What exactly is malformed, where that is known. */
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Commands that this account may give now. */
  allowed: z.array(z.string()).optional(),
  /** Facts of the refusal, such as the state that the request is in. */
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.output<typeof problem>

/**
 * 时限颜色 of the most urgent open due date: green up to 80 % of the limit, yellow up to the due date, red after it; `paused` while the
 * whole request waits.
 */
export const colour = z.enum(['green', 'yellow', 'red', 'paused'])

/** How many; 10,000 stands for as many or more. */
export const counted = z.int().min(0).max(10_000)
/** Asked for with `total=true`, since it costs more than a page; null where it was not. */
export const total = z.literal('true').optional()

/** Opaque; from `next` of the page before. */
export const cursor = z.string().min(1).max(400).optional()
export const limit = z.coerce.number().int().min(1).max(200).default(50)

/** Why a command is refused: in code and words, and what stands against it. */
export const refusedBecause = z.strictObject({
  code: z.string(),
  kind: z.enum(refusalKinds),
  title: z.string(),
  titleEn: z.string(),
})
