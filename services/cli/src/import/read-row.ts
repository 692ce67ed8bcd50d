import { requestIdOfSource } from '@wubu/api'
import { type RequestCommandData, requestCommands } from '@wubu/domain'
import { codeOf, lineOf } from './code-of.ts'
import type { Mapping } from './mapping.ts'
import { type ReadTime, timeReader } from './time-format.ts'

type Cells = Readonly<Record<string, string>>
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

/** What a row says is taken as it is: a promised time before the opening is no fault, a channel that nobody mapped is. */
export function rowReader(mapping: Mapping): RowReader {
  const read = partsReader(mapping)
  return (cells) => {
    try {
      return read(cells)
    } catch (error) {
      if (error instanceof BadRow) return { fault: error.message }
      throw error
    }
  }
}

function partsReader(mapping: Mapping): (cells: Cells) => ReadRow {
  const { system, reference, timeZone, address, description } = mapping
  const openedAt = timeOf(mapping.openedAt, timeZone)
  const dueAt = mapping.dueAt && timeOf(mapping.dueAt, timeZone)
  const completedAt = mapping.completedAt && timeOf(mapping.completedAt, timeZone)
  return (cells) => {
    const number = lineOf(cellOf(cells, reference.column))
    const item = nameIn(cells, mapping.item)
    const unit = mapping.unit && nameIn(cells, mapping.unit)
    const place = mapping.place && nameIn(cells, mapping.place)
    if (number === '') throw new BadRow(`${reference.column} is empty`)
    if (!item) throw new BadRow(`${mapping.item.column} is empty`)
    const data = {
      requestId: requestIdOfSource(system, number),
      channel: channelIn(cells, mapping.channel),
      source: { system, reference: number },
      item: item.code,
      place: place?.code ?? null,
      unit: unit?.code ?? null,
      address: address && textIn(cells, address.column, 400),
      description: description && textIn(cells, description.column, 4_000),
      openedAt: required(openedAt(cells), mapping.openedAt.column),
      dueAt: dueAt?.(cells) ?? null,
      completedAt: completedAt?.(cells) ?? null,
    }
    checkClosing(cells, mapping, data)
    return { data: valid(data), item, unit, place }
  }
}

function valid(data: object): ImportData {
  const parsed = requestCommands['import-request'].safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadRow(`${issue?.path.join('.')}: ${issue?.message}`)
}

function checkClosing(
  cells: Cells,
  { closed, completedAt }: Mapping,
  data: { openedAt: string; completedAt: string | null },
) {
  if (data.completedAt !== null && data.completedAt < data.openedAt) throw new BadRow('closed before it was opened')
  if (!closed || !completedAt) return
  const said = cellOf(cells, closed.column).trim()
  const isClosed = closed.yes.includes(said)
  if (!isClosed && !closed.no.includes(said))
    throw new BadRow(`${closed.column} "${said}" is neither closed nor open in the mapping`)
  if (isClosed && data.completedAt === null)
    throw new BadRow(`${closed.column} is "${said}" but ${completedAt.column} is empty`)
  if (!isClosed && data.completedAt !== null)
    throw new BadRow(`${closed.column} is "${said}" but ${completedAt.column} is set`)
}

function timeOf(
  { column, format }: { column: string; format: string },
  timeZone: string,
): (cells: Cells) => string | null {
  const read: ReadTime = timeReader(format, timeZone)
  return (cells) => {
    const text = cellOf(cells, column).trim()
    if (text === '') return null
    const instant = read(text)
    if (instant === null) throw new BadRow(`${column} "${text}" is not a time of the form ${format}`)
    return instant
  }
}

function channelIn(cells: Cells, channel: Mapping['channel']): ImportData['channel'] {
  if ('always' in channel) return channel.always
  const text = cellOf(cells, channel.column).trim()
  const known = Object.hasOwn(channel.values, text) ? channel.values[text] : undefined
  if (known === undefined) throw new BadRow(`${channel.column} "${text}" has no channel in the mapping`)
  return known
}

function nameIn(
  cells: Cells,
  { column, values }: { column: string; values: Record<string, string> },
): NamedCode | null {
  const text = cellOf(cells, column)
  const known = Object.hasOwn(values, text.trim()) ? (values[text.trim()] ?? text) : text
  const name = known.replaceAll(/[\p{Cc}]+/gu, ' ').trim()
  const code = codeOf(name)
  return code === null ? null : { code, name: name.slice(0, 120).trim() }
}

function textIn(cells: Cells, column: string, longest: number): string | null {
  const text = lineOf(cellOf(cells, column))
  if (text.length > longest) throw new BadRow(`${column} is longer than ${longest} characters`)
  return text === '' ? null : text
}

function required(value: string | null, column: string): string {
  if (value === null) throw new BadRow(`${column} is empty`)
  return value
}

function cellOf(cells: Cells, column: string): string {
  const text = cells[column] ?? ''
  if (text.includes('\uFFFD')) throw new BadRow(`${column} holds bytes that are no text in the mapping's encoding`)
  return text
}
