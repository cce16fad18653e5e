#!/usr/bin/env node
import { writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { aligned, faultTable } from './fault-report.mjs'

const help = `npm run test:faults -- [--moments N] [--seed N] [--only WORDS] [--json]

Breaks what the service stands on while it works, again and again, and looks whether everything comes out as if nothing had happened:
every entry ended once, the same incidents, every alert told, no process and no job left behind.

  --moments N   how often, over both queue backends (200)
  --seed N      of what breaks when; without one it is drawn, and printed
  --only WORDS  only faults with these words in their name, for example "Postgres killed"
  --json        the report as JSON on standard output
  --help

  npm run test:faults
  npm run test:faults -- --moments 40 --seed 7
  npm run test:faults -- --only "worker killed"

Needs redis-server for the queues on Redis. Disk full needs root, for a small tmpfs; what cannot be tried here is named with its reason.`

const { moments, seed, only, json } = readArguments()
Object.assign(process.env, { FAULT_MOMENTS: moments, FAULT_SEED: seed, FAULT_ONLY: only, NO_COLOR: '1' })
const say = (line) => writeSync(2, `${line}\n`)
const startedAt = performance.now()
say(`${moments} moments, seed ${seed}: first the week undisturbed, then with faults …`)
const vitest = await startVitest('test', [], {
  root: fileURLToPath(new URL('..', import.meta.url)),
  project: 'faults',
  watch: false,
  reporters: [{ onUserConsoleLog: ({ content }) => say(content.trimEnd()) }],
})
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const report = reportOf(tests, vitest.state.getUnhandledErrors())
await vitest.close()
writeSync(1, `${json ? JSON.stringify(report, null, 2) : inWords(report)}\n`)
process.exit(report.held ? 0 : 1)

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        moments: { type: 'string', default: '200' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        only: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    for (const name of ['moments', 'seed'])
      if (!/^[1-9]\d{0,8}$/.test(values[name]))
        throw new Error(`--${name} takes a whole number from 1, not ${values[name]}`)
    if (!values.help) return values
    console.log(help)
    process.exit(0)
  } catch (error) {
    console.error(`test:faults: ${error.message}\n\n${help}`)
    process.exit(2)
  }
}

function reportOf(tests, unhandled) {
  const scenarios = tests.map((test) => {
    const { state, errors = [] } = test.result()
    return {
      name: test.name,
      outcome: state === 'passed' ? 'held' : state,
      reason: test.meta().notTried ?? (errors.map(inFull).join('\n') || null),
      seconds: Math.round((test.diagnostic()?.duration ?? 0) / 1000),
      moments: test.meta().moments ?? [],
    }
  })
  const held = scenarios.length > 0 && unhandled.length === 0 && scenarios.every(({ outcome }) => outcome !== 'failed')
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  return {
    seed: Number(seed),
    only: only || null,
    seconds,
    held,
    scenarios,
    errors: unhandled.map(({ message }) => message),
  }
}

/** With what differs, where something was compared. */
function inFull({ message, diff }) {
  const differing = (diff ?? '').split('\n').filter((line) => /^[+-] /.test(line))
  return [message, ...differing.slice(0, 40)].join('\n  ')
}

function inWords({ scenarios, held, seconds, errors }) {
  const struck = scenarios.flatMap((scenario) => scenario.moments)
  const heldOn = new Map(
    scenarios.flatMap(({ moments: [first], outcome }) =>
      first === undefined ? [] : [[first.backend, outcome === 'held']],
    ),
  )
  const rows = scenarios.map(({ name, outcome, seconds }) => [name, outcome, String(seconds)])
  const reasons = scenarios.flatMap(({ name, outcome, reason }) =>
    outcome === 'held' || reason === null ? [] : [`${name}: ${reason}`],
  )
  return [
    '',
    ...(struck.length === 0 ? [] : [faultTable(struck, heldOn), '']),
    aligned([['scenario', 'outcome', 's'], ...rows]),
    ...[...reasons, ...errors].map((reason) => `\n${reason}`),
    '',
    `${struck.length} moments, seed ${seed}, ${seconds} s: ${held ? 'everything held' : 'not everything held'}`,
  ].join('\n')
}
