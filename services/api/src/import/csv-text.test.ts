import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import t from 'tap'
import { type CsvRow, CsvText } from './csv-text.ts'

const comma = { delimiter: ',', quote: '"' }

function rowsOf(pieces: readonly string[], format = comma): CsvRow[] {
  const text = new CsvText(format)
  return [...pieces.flatMap((piece) => text.add(piece)), ...text.end()]
}

/** The text in pieces of so many characters. */
function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  )
}

t.test('rows are the same, wherever the file is cut into pieces', async (t) => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', 'a,b', 'line\nbreak', '"quoted"', '中文', ' blank '))
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 20 }), (rows, newline, size) => {
      // a first line without an end of line in its cells: the first one decides for the file
      const text = stringify([['one', 'two'], ...rows], { record_delimiter: newline, quoted_match: /\r/ })
      const read = rowsOf(cut(text, size)).map(({ cells }) => cells)
      t.same(read, parse(text, { relax_column_count: true }), JSON.stringify(text))
    }),
  )
})

t.test('a row has the line that it begins at', async (t) => {
  const text = 'a,b\n1,"two\nlines"\n\n2,"""x"""\n3,y'
  t.same(rowsOf([text]), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'two\nlines'] },
    { line: 5, cells: ['2', '"x"'] },
    { line: 6, cells: ['3', 'y'] },
  ])
  t.same(rowsOf(cut(text, 3)), rowsOf([text]))
})

t.test('a quote that is never closed costs its own line alone', async (t) => {
  const text = 'a,b\n1,"never\n2,x\n3,y\n'
  t.match(rowsOf([text]), [{}, { line: 2, cells: ['1', '"never'], fault: /never closed/ }, { line: 3 }, { line: 4 }])
  const long = `${text}${'4,z\n'.repeat(400_000)}`
  const rows = rowsOf(cut(long, 100_000))
  t.equal(rows.length, 400_004)
  t.equal(rows.filter(({ fault }) => fault).length, 1)
})

t.test('text behind a closing quote makes a bad row', async (t) => {
  t.match(
    rowsOf(['a,b\n"x"y,1\n2,3\n']).filter(({ fault }) => fault),
    [{ line: 2 }],
  )
})

t.test('a quote inside of a cell that has none around it is text', async (t) => {
  t.match(rowsOf(['a,b\n5" pipe,x\n']), [{}, { cells: ['5" pipe', 'x'] }])
})

t.test('delimiter, quote and end of line may be others', async (t) => {
  t.same(
    rowsOf(["a;b\r'1;2';3\r"], { delimiter: ';', quote: "'" }).map(({ cells }) => cells),
    [
      ['a', 'b'],
      ['1;2', '3'],
    ],
  )
})
