import t from 'tap'
import { cohortRoom, cubes, room } from './cubes.ts'

t.test('the key of every cube is a whole number without loss', async (t) => {
  for (const { number, columns } of cubes) {
    const keys = columns.reduce((product, column) => product * room[column], cohortRoom)
    t.ok(keys <= 2 ** 53, `cube ${number}: ${columns}`)
  }
})
