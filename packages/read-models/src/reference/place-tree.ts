import type { DatabaseSync } from 'node:sqlite'
import { type CellView, type Place, placePathIn } from '@wubu/domain'
import type { RowMemory } from '../projection.ts'
import { placeTable } from './tables.ts'

/** All places in memory, as of the event that is being applied. */
export class PlaceTree implements RowMemory<Place> {
  #places: Map<string, Place> = new Map()

  /** The community and the grid that a place lies in. */
  readonly path: CellView['placePath'] = placePathIn((id) => this.#places.get(id))

  load(db: DatabaseSync): void {
    this.#places = placeTable.all(db)
  }

  set(id: string, place: Place): void {
    this.#places.set(id, place)
  }
}
