import Table from 'cli-table3'

export interface Column<Row> {
  readonly head: string
  readonly of: (row: Row) => string | number | null
  readonly align?: 'left' | 'right'
  /** Longer values are cut with an ellipsis. */
  readonly widest?: number
}

/** An aligned table without rules, for a terminal or a file; null is a dash. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const drawn = new Table({
    head: columns.map((column) => column.head),
    colAligns: columns.map((column) => column.align ?? 'left'),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
  })
  for (const row of rows) drawn.push(columns.map((column) => cell(column.of(row), column.widest ?? 60)))
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

function cell(value: string | number | null, widest: number): string {
  if (value === null || value === '') return '–'
  const text = printable(String(value))
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}

/** Text from outside may hold terminal escape sequences; none reaches the terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
}

const plain = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
)
