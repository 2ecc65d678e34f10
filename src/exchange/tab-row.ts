// Cells of tab-separated files: what is written never breaks a row, what is read is cut at tabs.

/** A row; tabs, line breaks and other controls within a cell become spaces. */
export const tabRow = (cells: readonly (string | number)[]): string =>
  `${cells.map(cell => (typeof cell === 'number' ? cell : clean(cell))).join('\t')}\n`

// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must go
const clean = (cell: string) => cell.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ')

/** A row by column name. */
export function tabCells<Column extends string>(
  columns: readonly Column[],
  cells: Partial<Readonly<Record<Column, string | number>>>,
  missing = '',
): string {
  return tabRow(columns.map(column => (cells[column] === undefined || cells[column] === '' ? missing : cells[column])))
}

/** The cells of a line by column, or what is wrong with their number. Empty cells after the last column are let pass. */
export function cellsOf<Column extends string>(
  line: string,
  columns: readonly Column[],
): Readonly<Record<Column, string>> | string {
  const cells = line.split('\t')
  while (cells.length > columns.length && cells[cells.length - 1].trim() === '') cells.pop()
  if (cells.length !== columns.length) return `has ${cells.length} columns, expected ${columns.length}`
  return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Column, string>
}
