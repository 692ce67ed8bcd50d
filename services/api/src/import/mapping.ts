import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { channels } from '@wubu/domain'
import { z } from 'zod'
import { ImportError } from './import-error.ts'
import { isTimeFormat } from './time-format.ts'

const text = z.string().trim().min(1).max(200)
const code = z.string().min(1).max(80)
const columnName = z.string().min(1).max(200)
const timeZone = text.refine(isTimeZone, 'is not a time zone, such as Asia/Shanghai')
const timeFormat = text.refine(isTimeFormat, 'needs YYYY, MM and DD, each once, such as YYYY-MM-DD HH:mm:ss')
const isEncoding = (label: string) => {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const time = z.strictObject({ column: columnName, format: timeFormat })
/** A column whose texts stand for names of ours; `values` says which, a text that is not there stands for itself. */
const named = z.strictObject({ column: columnName, values: z.record(z.string(), text).default({}) })

/** How the rows of another system's file are read: data, described in docs/reference/mappings.md. */
const mappingSchema = z.strictObject({
  title: z.strictObject({ zh: text, en: text }),
  /** With the row's reference it names the request for ever: a second import under another name would add everything again. */
  system: code,
  timeZone,
  file: z
    .strictObject({
      delimiter: z.string().length(1).default(','),
      quote: z.string().length(1).default('"'),
      encoding: text.refine(isEncoding, 'is not an encoding, such as utf-8 or gb18030').default('utf-8'),
    })
    .default({ delimiter: ',', quote: '"', encoding: 'utf-8' }),
  reference: z.strictObject({ column: columnName }),
  channel: z.union([
    z.strictObject({ column: columnName, values: z.record(z.string(), z.enum(channels)) }),
    z.strictObject({ always: z.enum(channels) }),
  ]),
  item: named,
  unit: named.nullable().default(null),
  place: named.nullable().default(null),
  address: z.strictObject({ column: columnName }).nullable().default(null),
  description: z.strictObject({ column: columnName }).nullable().default(null),
  openedAt: time,
  dueAt: time.nullable().default(null),
  completedAt: time.nullable().default(null),
  /** What the source itself says of a row being closed, to be held against its closing time. */
  closed: z
    .strictObject({ column: columnName, yes: z.array(z.string()).min(1), no: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
  units: z
    .strictObject({ kind: z.enum(['department', 'street', 'community', 'company']) })
    .default({ kind: 'department' }),
  /** 区, 街道 …: the places, from the district down, that all places of the file lie directly in. */
  places: z
    .strictObject({
      within: z
        .array(z.strictObject({ code, name: text.max(120) }))
        .min(1)
        .max(5),
    })
    .nullable()
    .default(null),
})
export type Mapping = z.output<typeof mappingSchema>

const ownMappings = new URL('../../../../infra/mappings/', import.meta.url)

/** A mapping of infra/mappings by its name, or one of your own by its path (`*.json`). */
export function loadMapping(nameOrFile: string): Mapping {
  const own = /^[a-z0-9-]+$/.test(nameOrFile)
  const path = own ? fileURLToPath(new URL(`${nameOrFile}.json`, ownMappings)) : nameOrFile
  return parseMapping(readText(path, nameOrFile), nameOrFile)
}

/** Names of the mappings of infra/mappings. */
export function mappingNames(): readonly string[] {
  const files = readdirSync(ownMappings).filter((file) => file.endsWith('.json'))
  return files.map((file) => file.slice(0, -'.json'.length)).toSorted()
}

/** `name` stands in the messages. */
export function parseMapping(json: string, name: string): Mapping {
  const parsed = mappingSchema.safeParse(jsonOf(json, name))
  if (parsed.success) return withPlaces(parsed.data, name)
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the mapping'
  throw new ImportError(`映射有误 Mapping ${name}: ${where}: ${issue?.message}. See docs/reference/mappings.md.`)
}

/** Every column that the mapping reads. */
export function columnsOf(mapping: Mapping): readonly string[] {
  const { reference, channel, item, unit, place, address, description, openedAt, dueAt, completedAt, closed } = mapping
  const parts = [reference, channel, item, unit, place, address, description, openedAt, dueAt, completedAt, closed]
  return parts.flatMap((part) => (part && 'column' in part ? [part.column] : []))
}

function withPlaces(mapping: Mapping, name: string): Mapping {
  if (mapping.place === null || mapping.places !== null) return mapping
  throw new ImportError(
    `映射有误 Mapping ${name}: it reads "place", so it needs "places.within" with the place that all of them lie in.`,
  )
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ImportError(
      `找不到映射 No mapping ${name}: give the name of one in infra/mappings or the path of a .json file.`,
    )
  }
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ImportError(`映射不是 JSON Mapping ${name} is not JSON: ${reason}`)
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
