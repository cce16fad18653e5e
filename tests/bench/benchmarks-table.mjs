const heads = ['bench', 'what', 'against', 'goal', 'figure', '']
const machineHeads = ['bench', 'measured on', 'processor', 'cores', 'memory', 'system', 'node', 'Postgres']

/**
 * BENCHMARKS.md as a whole.
 * @param measured what benches kept, by name
 * @param reasons why goals are missed: by bench, by a part of what was measured
 * @param before rows as they stand, by bench, for those that were not measured now
 */
export function benchmarks(benches, measured, reasons, before) {
  const rowsOf = (name) => {
    const result = measured.get(name)
    if (result !== undefined) return { figures: figureRows(name, result, reasons), machine: machineRow(name, result) }
    const none = [name, 'not measured yet', '', '', '', ''].map(cell)
    return before.get(name) ?? { figures: [rowOf(none)], machine: null }
  }
  const rows = benches.map(({ name }) => rowsOf(name))
  return `# Benchmarks

Written by \`npm run bench\`; \`npm run bench -- --help\` says how to run a part of it, and \`npm run bench:NAME\` runs one bench and prints more.
Figures are CPU time and medians where nothing else is said, and ratios within one run: they hold on other machines, times do not.
A goal that is missed stays here, with the reason.

${table(
  heads,
  rows.flatMap(({ figures }) => figures),
)}

## Where

${table(
  machineHeads,
  rows.flatMap(({ machine }) => machine ?? []),
)}
`
}

/** The figures alone, for the screen. */
export const tableOf = (measured, reasons) =>
  table(
    heads,
    [...measured].flatMap(([name, result]) => figureRows(name, result, reasons)),
  )

/** The rows of a BENCHMARKS.md, by bench. */
export function rowsByBench(text) {
  const found = new Map()
  for (const line of text.split('\n')) {
    const cells = line.split('|').slice(1, -1)
    const name = cells[0]?.trim()
    if (!line.startsWith('| ') || name === 'bench' || name.startsWith('---')) continue
    const rows = found.get(name) ?? { figures: [], machine: null }
    if (cells.length === heads.length) rows.figures.push(line)
    else rows.machine = line
    found.set(name, rows)
  }
  return found
}

const figureRows = (name, { verdicts }, reasons) =>
  verdicts.map(({ what, against, goal, figure, isMet }) =>
    rowOf([name, what, against, goal ?? '–', figure, outcomeOf(isMet, reasonFor(reasons[name], what))].map(cell)),
  )

function outcomeOf(isMet, reason) {
  if (isMet === null) return ''
  if (isMet) return 'met'
  return reason === null ? 'missed' : `missed: ${reason}`
}

function reasonFor(reasons, what) {
  const named = Object.keys(reasons ?? {}).find((part) => what.includes(part))
  return named === undefined ? null : reasons[named]
}

const machineRow = (name, { measuredAt, machine, postgres }) =>
  rowOf(
    [
      name,
      measuredAt.slice(0, 10),
      machine.processor,
      machine.cores,
      machine.memory,
      machine.system,
      machine.node,
      postgres ?? '–',
    ].map(cell),
  )

const table = (heads, rows) => [rowOf(heads), rowOf(heads.map(() => '---')), ...rows].join('\n')

const rowOf = (cells) => `| ${cells.join(' | ')} |`

const cell = (text) => String(text).trim().replaceAll('|', '/').replace(/\s+/g, ' ')
