import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Runs the tasks in turn, round after round, so that what else the machine does falls on all alike. CPU time, not the
 * clock's, is measured, with what the garbage collector and the compiler take.
 * @param tasks `{ name, items, run }`: `run` works on that many items
 * @param rounds how often each is measured
 * @param warmUp rounds before, which are not measured
 * @returns for each task `{ name, micros, least }`: the median and the least CPU time of an item, in microseconds
 */
export function measureInTurn(tasks, { rounds, warmUp }) {
  const taken = tasks.map(() => [])
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const before = process.cpuUsage()
      task.run()
      const { user, system } = process.cpuUsage(before)
      if (round >= warmUp) taken[index].push((user + system) / task.items)
    }
  }
  return tasks.map(({ name }, index) => ({ name, micros: median(taken[index]), least: Math.min(...taken[index]) }))
}

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** What a figure depends on beside the code. */
export function machine() {
  const [{ model } = { model: 'unknown' }] = cpus()
  return {
    processor: model.trim(),
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

/** Prints rows of cells under their heads, the first column to the left, figures to the right. */
export function printTable(title, heads, rows) {
  const lines = [heads, ...rows].map((cells) => cells.map(String))
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)))
  console.log(`\n${title}`)
  for (const cells of lines) {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    )
    console.log(`  ${padded.join('  ')}`.trimEnd())
  }
}

export function printMachine() {
  const { processor, cores, memory, system, node } = machine()
  console.log(`${processor}, ${cores} cores, ${memory}, ${system}, node ${node}`)
}

/** A figure beside its goal, in the words of BENCHMARKS.md: `atMost('tagging, 10,000 names', 'a bare scan', 4, 2.61, '×')`. */
export const atMost = (what, against, goal, figure, unit) => ({
  ...toKnow(what, against, figure, unit),
  goal: `≤ ${inUnit(goal, unit)}`,
  isMet: figure <= goal,
})

/** The same of a figure that should be high. */
export const atLeast = (what, against, goal, figure, unit) => ({
  ...toKnow(what, against, figure, unit),
  goal: `≥ ${inUnit(goal, unit)}`,
  isMet: figure >= goal,
})

/** A figure without a goal. */
export const toKnow = (what, against, figure, unit) => ({
  what,
  against,
  goal: null,
  figure: inUnit(figure, unit),
  isMet: null,
})

function inUnit(figure, unit) {
  const rounded = figure.toLocaleString(
    'en',
    figure < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  )
  return unit === '' ? rounded : `${rounded} ${unit}`
}

/** Where results are kept, which git ignores; `npm run bench -- --quick` names another folder, for figures that are none. */
export const resultsFolder = new URL(`../../bench-results/${process.env.BENCH_RESULTS ?? ''}`, import.meta.url)

/**
 * Keeps a result, and says where.
 * @param result with `verdicts`, the figures that BENCHMARKS.md shows; and `postgres`, its version, where one was measured
 */
export function keepResult(name, result) {
  const folder = fileURLToPath(resultsFolder)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  const kept = { measuredAt: new Date().toISOString(), machine: machine(), ...result }
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
  console.log(`\nkept in ${relative(process.cwd(), file)}`)
}
