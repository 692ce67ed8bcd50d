import type { DatabaseSync } from 'node:sqlite'
import type { Cell, PlacePath } from '@wubu/domain'
import { arrayRows, prepared } from '../statements.ts'
import { type Column, columns, room } from './cubes.ts'

/** Thrown when a dimension has more values than a cell's key has room for: the read model has to be built with more. */
export class DimensionFull extends Error {
  readonly code = 'dimension_full'
  constructor(column: Column) {
    super(`The completion figures hold at most ${room[column] - 1} different values of "${column}".`)
    this.name = 'DimensionFull'
  }
}

/** The numbers that a place counts under. */
export interface PlaceNumbers {
  readonly community: number
  readonly grid: number
}

const nowhere: PlaceNumbers = { community: 0, grid: 0 }

/** The numbers that stand for names, as one connection has read or written them. 0 is null. */
export class Names {
  readonly #db: DatabaseSync
  readonly #numbers = byColumn(() => new Map<string, number>())
  /** By column, the value of every number from 1 on. */
  readonly #values = byColumn((): string[] => [])
  readonly #orders = new Map<Column, readonly number[]>()
  readonly #places = new Map<string, PlaceNumbers>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** Takes over what is stored, where it is not what is known: another connection wrote, or a transaction was rolled back. */
  refresh(): void {
    const [row] = arrayRows(
      this.#db,
      'SELECT (SELECT count(*) FROM completionName), (SELECT count(*) FROM completionPlace)',
    )
    if (row?.[0] === this.#size() && row[1] === this.#places.size) return
    this.#places.clear()
    this.#orders.clear()
    for (const column of columns) {
      this.#numbers[column].clear()
      this.#values[column] = []
      const sql = 'SELECT value FROM completionName WHERE dimension = ? ORDER BY number'
      for (const [value] of arrayRows(this.#db, sql, column)) this.#know(column, String(value))
    }
    for (const [place, community, grid] of arrayRows(this.#db, 'SELECT place, community, grid FROM completionPlace')) {
      this.#places.set(String(place), { community: Number(community), grid: Number(grid) })
    }
  }

  /** undefined where there is no such value. */
  numberOf(column: Column, value: string | null): number | undefined {
    return value === null ? 0 : this.#numbers[column].get(value)
  }

  valueOf(column: Column, number: number): string | null {
    return number === 0 ? null : (this.#values[column][number - 1] ?? null)
  }

  count(column: Column): number {
    return this.#values[column].length
  }

  /** The numbers of all values by these, 0 for none last. */
  inOrder(column: Column): readonly number[] {
    const values = this.#values[column]
    const known = this.#orders.get(column)
    if (known?.length === values.length + 1) return known
    const numbers = values.map((_, index) => index + 1)
    const before = (one: number, other: number) => ((values[one - 1] ?? '') < (values[other - 1] ?? '') ? -1 : 1)
    const order = [...numbers.sort(before), 0]
    this.#orders.set(column, order)
    return order
  }

  /** In the order of `columns`. Names that have no number count as none. */
  valuesOf({ unit, item, place, channel, window, kind }: Omit<Cell, 'acceptedAt'>): number[] {
    const { community, grid } = this.placeOf(place) ?? nowhere
    return [
      this.numberOf('unit', unit) ?? 0,
      this.numberOf('item', item) ?? 0,
      community,
      grid,
      this.numberOf('channel', channel) ?? 0,
      this.numberOf('window', window) ?? 0,
      this.numberOf('kind', kind) ?? 0,
    ]
  }

  placeOf(place: string | null): PlaceNumbers | undefined {
    return place === null ? nowhere : this.#places.get(place)
  }

  /** Gives a value its number, the next one, where it has none. */
  add(column: Column, value: string): number {
    const known = this.#numbers[column].get(value)
    if (known !== undefined) return known
    const number = this.#values[column].length + 1
    if (number >= room[column]) throw new DimensionFull(column)
    const sql = 'INSERT INTO completionName (dimension, number, value) VALUES (?, ?, ?)'
    prepared(this.#db, sql).run(column, number, value)
    this.#know(column, value)
    return number
  }

  addPlace(place: string, { community, grid }: PlacePath): void {
    if (this.#places.has(place)) return
    const numbers = {
      community: community === null ? 0 : this.add('community', community),
      grid: grid === null ? 0 : this.add('grid', grid),
    }
    prepared(this.#db, 'INSERT INTO completionPlace (place, community, grid) VALUES (?, ?, ?)').run(
      place,
      numbers.community,
      numbers.grid,
    )
    this.#places.set(place, numbers)
  }

  #know(column: Column, value: string): void {
    this.#values[column].push(value)
    this.#numbers[column].set(value, this.#values[column].length)
  }

  #size(): number {
    return columns.reduce((sum, column) => sum + this.#values[column].length, 0)
  }
}

function byColumn<T>(make: () => T): Record<Column, T> {
  return { unit: make(), item: make(), community: make(), grid: make(), channel: make(), window: make(), kind: make() }
}

const known = new WeakMap<DatabaseSync, Names>()

/** The names of a connection, up to date. */
export function namesOf(db: DatabaseSync): Names {
  let names = known.get(db)
  if (!names) {
    names = new Names(db)
    known.set(db, names)
  }
  names.refresh()
  return names
}
