import type { DatabaseSync } from 'node:sqlite'
import { arrayRows, prepared } from '../statements.ts'
import { buildCubes } from './cube-writer.ts'
import { type Cube, cubes } from './cubes.ts'
import { namesOf } from './names.ts'
import { type CompletionQuery, cubeFor, cubeForWholeMonths, questionOf } from './question.ts'
import { readTogether } from './read-together.ts'

/** The cubes that a file holds and keeps up to date, the smallest first. */
export function keptCubes(db: DatabaseSync): readonly Cube[] {
  const asked = new Set(arrayRows(db, 'SELECT cube FROM completionCubeKept').flat())
  return cubes.filter(({ number, onDemand }) => !onDemand || asked.has(number))
}

/** The cube that would answer a question in milliseconds and is not there; null where none would, or one is. */
export function cubeWanted(db: DatabaseSync, query: CompletionQuery): number | null {
  return readTogether(db, () => {
    const question = questionOf(query, namesOf(db))
    if (!question) return null
    const best = cubeFor(question, cubes) ?? cubeForWholeMonths(question, cubes)
    const kept = keptCubes(db)
    if (!best || kept.includes(best) || cubeFor(question, kept)) return null
    return best.number
  })
}

/** Sums up a cube from the shifts stored so far, in a transaction of the caller; every later batch keeps it up to date. */
export function keepCube(db: DatabaseSync, number: number): void {
  const cube = cubes.find((one) => one.number === number)
  if (!cube || keptCubes(db).includes(cube)) return
  prepared(db, 'INSERT INTO completionCubeKept (cube) VALUES (?)').run(number)
  buildCubes(db, [cube])
}
