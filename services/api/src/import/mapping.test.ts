import { readdirSync } from 'node:fs'
import { requestCommands } from '@wubu/domain'
import fc from 'fast-check'
import t from 'tap'
import { codeOf } from './code-of.ts'
import { loadMapping, parseMapping } from './mapping.ts'
import { isTimeFormat, timeReader } from './time-format.ts'

const boston = 'America/New_York'
const mappings = new URL('../../../../infra/mappings/', import.meta.url)

t.test('a time of a source', async (t) => {
  const read = timeReader('YYYY-MM-DD HH:mm:ss', boston)

  t.test('is read by the clocks of its city, with daylight saving', async (t) => {
    t.equal(read('2011-07-01 01:32:33'), '2011-07-01T05:32:33.000Z')
    t.equal(read('2011-12-01 01:32:33'), '2011-12-01T06:32:33.000Z')
  })

  t.test('is the first of the two where the clocks show it twice', async (t) => {
    t.equal(read('2011-11-06 01:11:52'), '2011-11-06T05:11:52.000Z')
    t.equal(read('2011-11-06 02:00:00'), '2011-11-06T07:00:00.000Z')
  })

  t.test('that no calendar or clock shows is none', async (t) => {
    for (const text of ['2011-02-30 00:00:00', '2011-13-01 00:00:00', '2011-01-01 24:30:00', '2011-01-01', 'soon']) {
      t.equal(read(text), null, text)
    }
  })

  t.test('may have another form', async (t) => {
    t.equal(timeReader('MM/DD/YYYY hh:mm:ss A', boston)('07/01/2011 12:05:00 AM'), '2011-07-01T04:05:00.000Z')
    t.equal(timeReader('YYYY-MM-DDTHH:mm:ss.SSSZ', boston)('2011-07-01T00:05:00.000+08:00'), '2011-06-30T16:05:00.000Z')
    t.equal(timeReader('D.M.YYYY', 'Asia/Shanghai')('1.7.2011'), '2011-06-30T16:00:00.000Z')
    t.notOk(isTimeFormat('HH:mm'))
    t.notOk(isTimeFormat('YYYY-MM-DD YYYY'))
  })
})

t.test('the code of a name', async (t) => {
  t.test('is the name, with one blank for any white space and a hyphen for what a code does not take', async (t) => {
    t.equal(codeOf('New Sign  Crosswalk or Pavement Marking'), 'New Sign Crosswalk or Pavement Marking')
    t.equal(codeOf(' Allston / Brighton\t'), 'Allston / Brighton')
    t.equal(codeOf("Mayor's 24 Hour Hotline"), 'Mayor-s 24 Hour Hotline')
    t.equal(codeOf(' \u0000 '), null)
  })

  t.test('is always one that a command takes, and tells long names apart', async (t) => {
    const { item } = requestCommands['import-request'].shape
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const code = codeOf(name)
        return code === null || item.safeParse(code).success
      }),
    )
    const long = 'x'.repeat(90)
    t.not(codeOf(`${long}1`), codeOf(`${long}2`))
  })
})

t.test('a mapping', async (t) => {
  t.test('of infra/mappings is readable', async (t) => {
    for (const file of readdirSync(mappings)) t.ok(loadMapping(file.replace('.json', '')), file)
  })

  t.test('that is wrong is refused with the name of the field', async (t) => {
    const mapping = loadMapping('boston-311')
    const refused = (change: object, message: RegExp) =>
      t.throws(() => parseMapping(JSON.stringify({ ...mapping, ...change }), 'mine'), {
        message,
        code: 'import_unusable',
      })
    refused({ timeZone: 'Mars/Olympus' }, /timeZone/)
    refused({ openedAt: { column: 'open_dt', format: 'HH:mm' } }, /openedAt.format/)
    refused({ channel: { column: 'source', values: { Pigeon: 'pigeon' } } }, /channel/)
    refused({ places: null }, /places.within/)
    refused({ colour: 'green' }, /colour/)
    t.throws(() => parseMapping('{', 'mine'), { message: /not JSON/, code: 'import_unusable' })
  })
})
