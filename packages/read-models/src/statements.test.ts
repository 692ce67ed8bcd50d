import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { prepared } from './statements.ts'

t.test('a statement is prepared once, and not kept for ever', async (t) => {
  const db = new DatabaseSync(':memory:')
  const first = prepared(db, 'SELECT 0')
  t.equal(prepared(db, 'SELECT 0'), first)
  for (let number = 1; number <= 1_000; number += 1) prepared(db, `SELECT ${number}`)
  t.not(prepared(db, 'SELECT 0'), first)
  db.close()
})
