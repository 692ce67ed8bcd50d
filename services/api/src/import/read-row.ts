import { type RequestCommandData, requestCommands } from '@wubu/domain'
import { requestIdsOfSource } from '../ids.ts'
import { codeOf, lineOf } from './code-of.ts'
import type { Mapping } from './mapping.ts'
import { type ReadTime, timeReader } from './time-format.ts'

type Cells = readonly string[]
type ImportData = RequestCommandData<'import-request'>

/** A name as the source writes it, and the code that it is registered under. */
export interface NamedCode {
  readonly code: string
  readonly name: string
}

export interface ReadRow {
  readonly data: ImportData
  readonly item: NamedCode
  readonly unit: NamedCode | null
  readonly place: NamedCode | null
}

/** A row as the mapping reads it, or why it is bad. */
export type RowReader = (cells: Cells) => ReadRow | { readonly fault: string }

/** Thrown inside of one row: what is wrong with it. */
class BadRow extends Error {}

/** A column of the mapping, and where the file has it. */
interface Column {
  readonly name: string
  readonly index: number
}

/** What a row says is taken as it is: a promised time before the opening is no fault, a channel that nobody mapped is. */
export function rowReader(mapping: Mapping, header: readonly string[]): RowReader {
  // of two columns of one name the last one counts
  const read = partsReader(mapping, ({ column: name }) => ({ name, index: header.lastIndexOf(name) }))
  return (cells) => {
    try {
      return read(cells)
    } catch (error) {
      if (error instanceof BadRow) return { fault: error.message }
      throw error
    }
  }
}

type Locate = (part: { readonly column: string }) => Column

function partsReader(mapping: Mapping, locate: Locate): (cells: Cells) => ReadRow {
  const { system, timeZone } = mapping
  const reference = locate(mapping.reference)
  const requestIdOf = requestIdsOfSource(system)
  const itemIn = nameReader(mapping.item, locate)
  const unitIn = mapping.unit && nameReader(mapping.unit, locate)
  const placeIn = mapping.place && nameReader(mapping.place, locate)
  const channelIn = channelReader(mapping.channel, locate)
  const address = mapping.address && locate(mapping.address)
  const description = mapping.description && locate(mapping.description)
  const openedAt = timeOf(mapping.openedAt, timeZone, locate)
  const dueAt = mapping.dueAt && timeOf(mapping.dueAt, timeZone, locate)
  const completedAt = mapping.completedAt && timeOf(mapping.completedAt, timeZone, locate)
  const checkClosing = closingCheck(mapping, locate)
  return (cells) => {
    const number = lineOf(cellOf(cells, reference))
    const item = itemIn(cells)
    const unit = unitIn?.(cells) ?? null
    const place = placeIn?.(cells) ?? null
    if (number === '') throw new BadRow(`${reference.name} is empty`)
    if (!item) throw new BadRow(`${mapping.item.column} is empty`)
    const data = {
      requestId: requestIdOf(number),
      channel: channelIn(cells),
      source: { system, reference: number },
      item: item.code,
      place: place?.code ?? null,
      unit: unit?.code ?? null,
      address: address && textIn(cells, address, 400),
      description: description && textIn(cells, description, 4_000),
      openedAt: required(openedAt(cells), mapping.openedAt.column),
      dueAt: dueAt?.(cells) ?? null,
      completedAt: completedAt?.(cells) ?? null,
    }
    checkClosing(cells, data)
    return { data: valid(data), item, unit, place }
  }
}

function valid(data: object): ImportData {
  const parsed = requestCommands['import-request'].safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadRow(`${issue?.path.join('.')}: ${issue?.message}`)
}

function closingCheck({ closed, completedAt }: Mapping, locate: Locate) {
  const column = closed && locate(closed)
  return (cells: Cells, data: { openedAt: string; completedAt: string | null }) => {
    if (data.completedAt !== null && data.completedAt < data.openedAt) throw new BadRow('closed before it was opened')
    if (!closed || !column || !completedAt) return
    const said = cellOf(cells, column).trim()
    const isClosed = closed.yes.includes(said)
    if (!isClosed && !closed.no.includes(said))
      throw new BadRow(`${column.name} "${said}" is neither closed nor open in the mapping`)
    if (isClosed && data.completedAt === null)
      throw new BadRow(`${column.name} is "${said}" but ${completedAt.column} is empty`)
    if (!isClosed && data.completedAt !== null)
      throw new BadRow(`${column.name} is "${said}" but ${completedAt.column} is set`)
  }
}

function timeOf(
  part: { column: string; format: string },
  timeZone: string,
  locate: Locate,
): (cells: Cells) => string | null {
  const column = locate(part)
  const read: ReadTime = timeReader(part.format, timeZone)
  return (cells) => {
    const text = cellOf(cells, column).trim()
    if (text === '') return null
    const instant = read(text)
    if (instant === null) throw new BadRow(`${column.name} "${text}" is not a time of the form ${part.format}`)
    return instant
  }
}

function channelReader(channel: Mapping['channel'], locate: Locate): (cells: Cells) => ImportData['channel'] {
  if ('always' in channel) return () => channel.always
  const column = locate(channel)
  return (cells) => {
    const text = cellOf(cells, column).trim()
    const known = Object.hasOwn(channel.values, text) ? channel.values[text] : undefined
    if (known === undefined) throw new BadRow(`${column.name} "${text}" has no channel in the mapping`)
    return known
  }
}

/** Names that are remembered of a column: most rows name what others named before. */
const mostNames = 10_000

function nameReader(
  part: { column: string; values: Record<string, string> },
  locate: Locate,
): (cells: Cells) => NamedCode | null {
  const column = locate(part)
  const known = new Map<string, NamedCode | null>()
  return (cells) => {
    const text = cellOf(cells, column)
    const found = known.get(text)
    if (found !== undefined) return found
    // a cell is a slice that would keep the whole piece of the file in memory
    const own = Buffer.from(text).toString()
    const named = nameOf(own, part.values)
    if (known.size < mostNames) known.set(own, named)
    return named
  }
}

function nameOf(text: string, values: Record<string, string>): NamedCode | null {
  const known = Object.hasOwn(values, text.trim()) ? (values[text.trim()] ?? text) : text
  const name = known.replaceAll(/[\p{Cc}]+/gu, ' ').trim()
  const code = codeOf(name)
  return code === null ? null : { code, name: name.slice(0, 120).trim() }
}

function textIn(cells: Cells, column: Column, longest: number): string | null {
  const text = lineOf(cellOf(cells, column))
  if (text.length > longest) throw new BadRow(`${column.name} is longer than ${longest} characters`)
  return text === '' ? null : text
}

function required(value: string | null, column: string): string {
  if (value === null) throw new BadRow(`${column} is empty`)
  return value
}

function cellOf(cells: Cells, { name, index }: Column): string {
  const text = cells[index] ?? ''
  if (text.includes('\uFFFD')) throw new BadRow(`${name} holds bytes that are no text in the mapping's encoding`)
  return text
}
