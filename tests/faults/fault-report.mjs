/**
 * The moments by kind of fault and backend, aligned for the screen.
 * @param moments `{ kind, backend, secondsToWork }`, whether it stood still (null) or went on
 * @param held by backend: whether everything was as undisturbed in the end
 */
export function faultTable(moments, held) {
  const kinds = new Map()
  for (const moment of moments) {
    const name = `${moment.kind} ${moment.backend}`
    kinds.set(name, [...(kinds.get(name) ?? []), moment])
  }
  const rows = [...kinds.values()].map((of) => {
    const [{ kind, backend }] = of
    const seconds = of.flatMap(({ secondsToWork }) => secondsToWork ?? []).sort((one, other) => one - other)
    return [kind, backend, String(of.length), outcomeOf(of, held.get(backend)), ...spread(seconds)]
  })
  return aligned([['fault', 'queues on', 'moments', 'outcome', 'median s', 'most s'], ...rows.sort()])
}

/** Whether work went on after each, and whether in the end everything was as undisturbed. */
function outcomeOf(moments, isHeld) {
  const still = moments.filter(({ secondsToWork }) => secondsToWork === null).length
  if (still > 0) return `${still} stood still`
  return isHeld ? 'held' : 'failed in the end'
}

function spread(seconds) {
  if (seconds.length === 0) return ['–', '–']
  return [seconds[seconds.length >> 1], seconds.at(-1)].map((figure) => figure.toFixed(1))
}

/** Words to the left, figures to the right. */
export function aligned(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)))
  const isFigure = rows[0].map((_, at) => rows.slice(1).every((row) => /^[\d.–]+$/.test(row[at])))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (isFigure[at] ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
