import Papa from 'papaparse'

/** A row as the file has it. `line` is where it begins; `fault` says why it is no row of a table at all. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault?: string
}

export interface CsvFormat {
  readonly delimiter: string
  readonly quote: string
}

/** What the core of Papa Parse gives; its types say nothing of it. */
interface Parsed {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly { readonly code: string; readonly message: string; readonly row: number }[]
  /** Where the first row begins that was left out, since its end may not be there yet. */
  readonly meta: { readonly cursor: number }
}

/** Characters of one row: an opening quote without its end would swallow the rest of the file otherwise. */
const longestRow = 1_000_000

/** Takes the text of a CSV file piece by piece and gives the rows that are complete. Empty lines are no rows. */
export class CsvText {
  readonly #format: CsvFormat
  #newline: '\n' | '\r' | '\r\n' | null = null
  #rest = ''
  #line = 1

  constructor(format: CsvFormat) {
    this.#format = format
  }

  add(piece: string): CsvRow[] {
    this.#rest += piece
    this.#newline ??= newlineOf(this.#rest)
    if (this.#newline === null) return []
    let rows = this.#complete()
    while (this.#rest.length > longestRow) rows = rows.concat(this.#brokenLine(), this.#complete())
    return rows
  }

  /** What is left at the end of the file, which needs no end of line. */
  end(): CsvRow[] {
    this.#newline ??= '\n'
    let rows: CsvRow[] = []
    while (this.#rest !== '') {
      const last = this.#parse(false)
      const isBroken = last.errors.some(({ code }) => code === 'MissingQuotes')
      rows = rows.concat(isBroken ? [this.#brokenLine()] : this.#rowsOf(last))
    }
    return rows
  }

  #complete(): CsvRow[] {
    return this.#rowsOf(this.#parse(true))
  }

  #parse(withoutLast: boolean): Parsed {
    const { delimiter, quote: quoteChar } = this.#format
    return new Papa.Parser({ delimiter, quoteChar, newline: this.#newline ?? '\n' }).parse(this.#rest, 0, withoutLast)
  }

  #rowsOf({ data, errors, meta }: Parsed): CsvRow[] {
    const isPlain = !this.#rest.includes(this.#format.quote)
    const faults = new Map(errors.map(({ row, message }) => [row, message]))
    const rows: CsvRow[] = []
    for (const [index, cells] of data.entries()) {
      const line = this.#line
      this.#line += 1
      if (!isPlain) for (const cell of cells) this.#line += cell.split(this.#newline ?? '\n').length - 1
      if (cells.length === 1 && cells[0] === '') continue
      const fault = faults.get(index)
      rows.push(fault === undefined ? { line, cells } : { line, cells, fault })
    }
    this.#rest = this.#rest.slice(meta.cursor)
    return rows
  }

  /** A line with a quote that nothing closes: a bad row by itself, so that those behind it are none. */
  #brokenLine(): CsvRow {
    const newline = this.#newline ?? '\n'
    const end = this.#rest.indexOf(newline)
    const text = end === -1 ? this.#rest : this.#rest.slice(0, end)
    this.#rest = end === -1 ? '' : this.#rest.slice(end + newline.length)
    const line = this.#line
    this.#line += 1
    return { line, cells: text.split(this.#format.delimiter), fault: 'a quote is opened and never closed' }
  }
}

/** The end of the first line decides for all; null while it is not there yet. */
function newlineOf(text: string): '\n' | '\r' | '\r\n' | null {
  const at = text.search(/[\r\n]/)
  if (at === -1) return null
  if (text[at] === '\n') return '\n'
  // the other half of it may be in the next piece
  if (at === text.length - 1) return null
  return text[at + 1] === '\n' ? '\r\n' : '\r'
}
