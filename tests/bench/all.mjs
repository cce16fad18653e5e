#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { benches } from './benches.mjs'
import { benchmarks, rowsByBench, tableOf } from './benchmarks-table.mjs'

const help = `npm run bench -- [--only NAME ...] [--quick]

Runs the benches one after the other, each in a process of its own, and writes BENCHMARKS.md. With the large archives it takes
an hour or two; leave the machine alone meanwhile.

  --only NAME   this bench alone, or several; the rows of the others stay as they are
  --quick       small sizes, to see that all run: prints the table and leaves BENCHMARKS.md alone
  --help

  npm run bench -- --only coding --only tagging
  npm run bench -- --quick

Benches: ${benches.map(({ name }) => name).join(', ')}`

const options = readArguments()
const file = new URL('../../BENCHMARKS.md', import.meta.url)
const reasons = parse(readFileSync(new URL('reasons.yaml', import.meta.url), 'utf8')) ?? {}
const chosen = benches.filter(({ name }) => options.only.length === 0 || options.only.includes(name))
const failed = []
const measured = new Map()
for (const [index, bench] of chosen.entries()) {
  console.log(`\n── ${bench.name} (${index + 1} of ${chosen.length}) ──`)
  const startedAt = performance.now()
  const result = await resultOf(bench)
  console.log(
    `${bench.name}: ${result === null ? 'failed' : 'done'} after ${Math.round((performance.now() - startedAt) / 1000)} s`,
  )
  if (result === null) failed.push(bench.name)
  else measured.set(bench.name, result)
}
if (options.quick) console.log(`\n${tableOf(measured, reasons)}`)
else {
  const before = existsSync(file) ? rowsByBench(readFileSync(file, 'utf8')) : new Map()
  writeFileSync(file, benchmarks(benches, measured, reasons, before))
  console.log(`\nwritten: BENCHMARKS.md, ${measured.size} of ${benches.length} benches anew`)
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}; what they said stands above`)
  process.exitCode = 1
}

function readArguments() {
  const names = benches.map(({ name }) => name)
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const unknown = values.only.find((name) => !names.includes(name))
    if (unknown !== undefined) throw new Error(`there is no bench ${unknown}`)
    if (!values.help) return values
    console.log(help)
    process.exit(0)
  } catch (error) {
    console.error(`bench: ${error.message}\n\n${help}`)
    process.exit(2)
  }
}

/** What a bench kept; null where it failed. Figures of small sizes lie apart from the others. */
async function resultOf({ name, quick }) {
  const folder = options.quick ? 'quick/' : ''
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url))
  const startedAt = new Date().toISOString()
  const child = spawn(process.execPath, [script, ...(options.quick ? quick : [])], {
    stdio: 'inherit',
    env: { ...process.env, BENCH_RESULTS: folder },
  })
  const [code] = await once(child, 'close')
  const kept = new URL(`../../bench-results/${folder}${name}.json`, import.meta.url)
  const result = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : null
  return code === 0 && result?.measuredAt >= startedAt ? result : null
}
