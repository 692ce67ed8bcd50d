import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { sampleFile, scratch, wubu } from './wubu.ts'

/** A closed request of the sample: seven events, chained. */
const victim = `select s.id from streams s join events e on e.stream = s.id
  where s.name like 'request-%' group by s.id having count(*) >= 6 order by s.id limit 1`

t.test('wubu verify', async (t) => {
  const dir = scratch(t)
  const good = join(dir, 'good')
  const headFile = join(dir, 'head.json')
  await wubu('import', sampleFile, '--mapping', 'boston-311', '--data', good)
  t.match(await wubu('head', '--data', good, '--out', headFile), { code: 0 })

  /** What verify says of a copy that somebody edited by hand. */
  const edited = async (sql: (stream: number) => string, ...options: readonly string[]) => {
    const copy = join(dir, `copy-${Math.random()}`)
    cpSync(good, copy, { recursive: true })
    const db = new DatabaseSync(join(copy, 'log.db'))
    const stream = Number(db.prepare(victim).get()?.id)
    const name = String(db.prepare('select name from streams where id = ?').get(stream)?.name)
    db.exec(sql(stream))
    db.close()
    const { code, stdout, stderr } = await wubu('verify', '--data', copy, ...options)
    return { code, said: stdout + stderr, name }
  }
  const named = async (sql: (stream: number) => string, revision: number, ...options: readonly string[]) => {
    const { code, said, name } = await edited(sql, ...options)
    t.equal(code, 4)
    t.match(said, name, 'names the stream')
    t.match(said, new RegExp(`\\b${revision}\\b`), 'and the event')
  }

  t.test('finds nothing where nobody touched the file', async (t) => {
    t.match(await wubu('verify', '--data', good, '--head', headFile), { code: 0 })
  })
  t.test('names an event with a changed byte', () =>
    named((id) => `update events set data = replace(data, 'a1', 'a2') where stream = ${id} and revision = 3`, 3),
  )
  t.test('names the event after one that was deleted', () =>
    named((id) => `delete from events where stream = ${id} and revision = 2`, 3),
  )
  t.test('names the first of two swapped events', () =>
    named(
      (id) => `update events set revision = -1 where stream = ${id} and revision = 1;
        update events set revision = 1 where stream = ${id} and revision = 2;
        update events set revision = 2 where stream = ${id} and revision = -1`,
      2,
    ),
  )
  t.test('names a stream with a cut tail, by the head', () =>
    named(
      (id) =>
        `delete from events where stream = ${id} and revision = (select max(revision) from events where stream = ${id})`,
      5,
      '--head',
      headFile,
    ),
  )
  t.test('names a removed stream, by the head', async (t) => {
    const { code, said, name } = await edited(
      (id) => `delete from events where stream = ${id}; delete from streams where id = ${id}`,
      '--head',
      headFile,
    )
    t.equal(code, 4)
    t.match(said, name)
  })
  t.test('names an older copy, by the head', async (t) => {
    const old = join(dir, 'old')
    cpSync(good, old, { recursive: true })
    await wubu('account', 'add', 'chief', '--role', 'admin', '--display-name', 'Chief', '--data', good)
    const newer = join(dir, 'newer.json')
    t.match(await wubu('head', '--data', good, '--out', newer), { code: 0 })
    t.match(await wubu('verify', '--data', old, '--head', newer), { code: 4 })
    t.match(
      await wubu('verify', '--data', good, '--head', headFile),
      { code: 0 },
      'a longer log holds its earlier head',
    )
  })
})
