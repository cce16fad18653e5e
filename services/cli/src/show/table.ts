import Table from 'cli-table3'

export interface Column<Row> {
  readonly head: string
  readonly of: (row: Row) => string | number | null
  readonly align?: 'left' | 'right'
  /** Longer values are cut with an ellipsis. */
  readonly widest?: number
}

/**
 * An aligned table without rules, for a terminal or a file; null is a dash.
 * @param fit the width of the terminal in characters, to which long columns are cut; null: as wide as the values need
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  fit: number | null = terminalWidth(),
): string {
  const texts = rows.map((row) => columns.map((column) => textOf(column.of(row))))
  const widths = widthsOf(columns, texts, fit)
  const drawn = new Table({
    head: columns.map((column) => printable(column.head)),
    colAligns: columns.map((column) => column.align ?? 'left'),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap, compact: true },
  })
  for (const line of texts) drawn.push(line.map((text, at) => cut(text, widths[at] ?? text.length)))
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const gap = 2
const widestByDefault = 60
/** Narrower than this, words can no longer be told apart. */
const narrowest = 12

const terminalWidth = (): number | null => (process.stdout.isTTY ? process.stdout.columns : null)

/** What a line of words may take: the terminal, or a page where there is none. */
export const readableWidth = (): number => Math.min(terminalWidth() ?? 120, 120)

/** The width of each column: as its values need, up to its own limit; then the widest give way until the table fits. */
function widthsOf<Row>(
  columns: readonly Column<Row>[],
  texts: readonly (readonly string[])[],
  fit: number | null,
): number[] {
  const widths = columns.map(({ head, widest }, at) =>
    Math.max(
      head.length,
      Math.min(widest ?? widestByDefault, Math.max(0, ...texts.map((line) => line[at]?.length ?? 0))),
    ),
  )
  const total = (): number => widths.reduce((sum, width) => sum + width + gap, 0)
  while (fit !== null && total() > fit) {
    const at = widths.indexOf(Math.max(...widths))
    if ((widths[at] ?? 0) <= narrowest) break
    widths[at] = (widths[at] ?? 0) - 1
  }
  return widths
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

const textOf = (value: string | number | null): string =>
  value === null || value === '' ? '–' : printable(String(value))

/** Text from outside may hold terminal escape sequences; none reaches the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim()
}

/** The same of a message of several lines. */
export const printableLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.slice(0, line.search(/[^ ]|$/)) + printable(line))
    .join('\n')

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
