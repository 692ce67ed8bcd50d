import type { DatabaseSync } from 'node:sqlite'
import type { PlacePath } from '@wubu/domain'
import { arrayRows, prepared } from '../statements.ts'
import { type Column, room } from './cubes.ts'

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
  readonly #numbers = new Map<string, number>()
  readonly #values = new Map<string, string>()
  readonly #counts = new Map<Column, number>()
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
    if (row?.[0] === this.#values.size && row[1] === this.#places.size) return
    for (const map of [this.#numbers, this.#values, this.#counts, this.#places]) map.clear()
    for (const [dimension, number, value] of arrayRows(
      this.#db,
      'SELECT dimension, number, value FROM completionName',
    )) {
      this.#know(dimension as Column, Number(number), String(value))
    }
    for (const [place, community, grid] of arrayRows(this.#db, 'SELECT place, community, grid FROM completionPlace')) {
      this.#places.set(String(place), { community: Number(community), grid: Number(grid) })
    }
  }

  /** undefined where there is no such value. */
  numberOf(column: Column, value: string | null): number | undefined {
    return value === null ? 0 : this.#numbers.get(`${column} ${value}`)
  }

  valueOf(column: Column, number: number): string | null {
    return number === 0 ? null : (this.#values.get(`${column} ${number}`) ?? null)
  }

  placeOf(place: string | null): PlaceNumbers | undefined {
    return place === null ? nowhere : this.#places.get(place)
  }

  /** Gives a value its number, the next one, where it has none. */
  add(column: Column, value: string): number {
    const known = this.#numbers.get(`${column} ${value}`)
    if (known !== undefined) return known
    const number = (this.#counts.get(column) ?? 0) + 1
    if (number >= room[column]) throw new DimensionFull(column)
    prepared(this.#db, 'INSERT INTO completionName (dimension, number, value) VALUES (?, ?, ?)').run(
      column,
      number,
      value,
    )
    this.#know(column, number, value)
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

  #know(column: Column, number: number, value: string): void {
    this.#numbers.set(`${column} ${value}`, number)
    this.#values.set(`${column} ${number}`, value)
    this.#counts.set(column, Math.max(number, this.#counts.get(column) ?? 0))
  }
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
