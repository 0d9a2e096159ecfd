/** A cell that starts like this is run as a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/

const NEEDS_QUOTES = /[",\r\n]/

export interface CellOptions {
  /** False: cells are written as they are, for programs. Default: what would run in a spreadsheet gets an apostrophe before it. */
  readonly guard?: boolean
  /** Lines end in CRLF. */
  readonly crlf?: boolean
}

/** One line of CSV (RFC 4180), with its end. */
export const csvLine = (cells: readonly string[], { guard = true, crlf = false }: CellOptions = {}): string =>
  cells
    .map((cell) => (guard && FORMULA.test(cell) ? `'${cell}` : cell))
    .map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',') + (crlf ? '\r\n' : '\n')
