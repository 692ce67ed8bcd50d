import { demoDistrict } from '@wubu/cli'
import t from 'tap'
import { NameSearch } from '../src/shared/reference/search-names.ts'

const items = demoDistrict().items.map(({ code, name }) => ({ id: code, name }))
const search = new NameSearch(items)

t.test('an item is found', async (t) => {
  const example = new NameSearch([
    { id: 'SB-01', name: '社保卡补领' },
    { id: 'MZ-02', name: '低保申请' },
  ])
  const ids = (typed: string) => example.find(typed).map(({ id }) => id)
  t.same(ids('sbk'), ['SB-01'], 'by the initials of its pinyin')
  t.same(ids('shebao'), ['SB-01'], 'by whole syllables')
  t.same(ids('低保'), ['MZ-02'], 'by its words')
  t.same(ids('mz-02'), ['MZ-02'], 'by its code')
  t.same(ids('申请 低'), ['MZ-02'], 'by several words in any order')
  t.same(ids('xyz'), [], 'but not by what it does not have')
})

t.test('every item of the catalogue is found by its own name, and in far less than 200 ms', async (t) => {
  t.equal(items.length, 122)
  const began = process.cpuUsage()
  for (const { id, name } of items)
    t.ok(
      search.find(name).some((found) => found.id === id),
      name,
    )
  const { user } = process.cpuUsage(began)
  t.ok(user / 1_000 / items.length < 50, `${user / 1_000 / items.length} ms of processor each`)
})
