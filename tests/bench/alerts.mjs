#!/usr/bin/env node
// What it costs to weigh one revision of an incident against many alert rules.
//   npm run bench:alerts
import { alert } from '@wirewatch/pipeline/alert/alert.js'
import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { meets } from '@wirewatch/pipeline/alert/meets-rule.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { manyIncidents, manyRules } from './many-rules.mjs'
import { atMost, keepResult, measureInTurn, median, printMachine, printTable } from './measure.mjs'

const sizes = [100, 1000, 5000]
const goal = { rules: 1000, micros: 1000 }

const taxonomy = loadTaxonomy()
const incidents = manyIncidents(taxonomy, 200)
const loads = sizes.map((size) => {
  const config = manyRules(taxonomy, size)
  return { size, config, rules: compileRules(config.rules, taxonomy) }
})
const asked = measureInTurn(
  loads.map(({ size, rules }) => ({
    name: size,
    items: incidents.length,
    run: () => {
      for (const facts of incidents) {
        const seen = rules.see(facts)
        for (const rule of rules.candidatesFor(seen)) meets(rule, seen)
      }
    },
  })),
  { rounds: 9, warmUp: 3 },
)
const results = []
for (const [index, { size, config, rules }] of loads.entries()) {
  const stage = await stageCost(config, rules)
  const seen = incidents.map(rules.see)
  const candidates = seen.map((one) => rules.candidatesFor(one))
  const met = candidates.map((some, at) => some.filter((rule) => meets(rule, seen[at])).length)
  results.push({
    rules: size,
    askedMicros: asked[index].micros,
    askedLeast: asked[index].least,
    stageMicros: stage.micros,
    stageLeast: stage.least,
    candidates: mean(candidates.map((some) => some.length)),
    fire: mean(met),
  })
}

printMachine()
printTable(
  `weighing one revision (goal: ${goal.rules.toLocaleString('en')} rules in less than ${goal.micros.toLocaleString('en')} µs CPU)`,
  ['rules', 'asked', 'fire', 'finding and asking, µs', 'least', 'whole stage, µs', 'least'],
  results.map((result) => [
    result.rules.toLocaleString('en'),
    result.candidates.toFixed(0),
    result.fire.toFixed(1),
    result.askedMicros.toFixed(0),
    result.askedLeast.toFixed(0),
    result.stageMicros.toFixed(0),
    result.stageLeast.toFixed(0),
  ]),
)
const reached = results.find((result) => result.rules === goal.rules)
console.log(`\ngoal ${reached.stageMicros < goal.micros ? 'reached' : 'missed'}: ${reached.stageMicros.toFixed(0)} µs`)
keepResult('alerts', {
  verdicts: [atMost('weighing a revision against 1,000 rules', '–', goal.micros, reached.stageMicros, 'µs')],
  goal,
  results,
})

/** The stage with what it gives: reasons, routes and what is to be told. It answers later, so that it is measured by itself. */
async function stageCost(config, rules) {
  const taken = []
  for (let round = 0; round < 12; round++) {
    const before = process.cpuUsage()
    for (const [index, facts] of incidents.entries()) {
      const revision = { incidentId: index, revision: 1, at: facts.openedAt, reason: 'opened', facts }
      await alert.run(
        { revision, alerts: [] },
        { config, rules, findEarlier: async () => 'none', now: () => new Date('2026-03-03T12:00:00Z') },
      )
    }
    const { user, system } = process.cpuUsage(before)
    if (round >= 3) taken.push((user + system) / incidents.length)
  }
  return { micros: median(taken), least: Math.min(...taken) }
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
