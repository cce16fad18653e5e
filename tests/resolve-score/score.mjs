#!/usr/bin/env node
// Resolves the labelled reports and prints how many pairs of them were rightly put together: by the command line, shuffled and in the
// order of time (a line that was printed keeps its cluster, though a later report may join two), and as it stands at the end.
//   node tests/resolve-score/score.mjs [--errors]
// Errors are listed for the sets one may make rules from, never for the set-aside one.
import { crossValidate } from './cross-validate.mjs'
import {
  blindSets,
  closedSets,
  furtherSets,
  inTimeOrder,
  openSets,
  readLabelled,
  resolveByCommandLine,
  secondBlindSets,
  setAsideSets,
  shuffled,
} from './labelled-reports.mjs'
import { comparePairs, scoreBCubed, scorePairs, whyNotUsable } from './measure.mjs'
import { codeLabelled, explainPair, resolveAtOnce, resolveSampleWeek } from './resolve-in-process.mjs'

const seed = 20260601
const showErrors = process.argv.includes('--errors')
const parts = {
  open: openSets,
  'set aside': setAsideSets,
  'further styles': furtherSets,
  'written blind': blindSets,
  'kept closed': closedSets,
  'second blind': secondBlindSets,
}
const all = readLabelled(Object.values(parts).flat())
const partOf = new Map(Object.entries(parts).flatMap(([part, sets]) => readLabelled(sets).map(({ id }) => [id, part])))

main()

function main() {
  printSets('by the command line, shuffled', resolveByCommandLine(shuffled(all, seed)))
  printSets('by the command line, in the order of time', resolveByCommandLine(inTimeOrder(all)))
  const coded = codeLabelled(all)
  const resolved = resolveAtOnce(coded)
  printSets('at the end', resolved)
  printHalves(crossValidate(coded))
  printSampleWeek(resolveSampleWeek())
  if (showErrors) listErrors(resolved.filter(isOpen))
}

function printSets(title, resolved) {
  console.log(`\n${title}`)
  for (const part of Object.keys(parts))
    print(
      part,
      resolved.filter(({ id }) => partOf.get(id) === part),
    )
  print('all', resolved)
}

function printHalves(halves) {
  console.log('\nat the end, each half of the clusters with the thresholds that the other half chose')
  for (const { half, chosen, score } of halves)
    console.log(`  half ${half}, from ${chosen.same} on and ${chosen.group} a group: pairs  ${figures(score)}`)
}

function printSampleWeek(resolved) {
  const labelled = resolved.filter(({ clusters }) => clusters.length > 0)
  const pairs = comparePairs(resolved)
  console.log(`\nthe sample week: ${resolved.length} articles, ${labelled.length} of them report an incident`)
  console.log(`    B-cubed              ${figures(scoreBCubed(resolved))}`)
  console.log(`    pairs                ${figures(scorePairs(pairs))}`)
  console.log(
    `    ${pairs.joined.length} joined, ${pairs.wronglyJoined.length} wrongly joined, ${pairs.missed.length} missed`,
  )
}

function isOpen({ id }) {
  return ['open', 'written blind', 'further styles', 'second blind'].includes(partOf.get(id))
}

function print(name, reports) {
  const pairs = comparePairs(reports)
  const usable = reports.filter((report) => report.clusters.length > 0 && whyNotUsable(report) === null).length
  const labelled = reports.filter((report) => report.clusters.length > 0).length
  console.log(`  ${name}: ${labelled} labelled reports, ${usable} coded with the right place and day`)
  console.log(`    B-cubed              ${figures(scoreBCubed(reports))}`)
  console.log(`    pairs                ${figures(scorePairs(pairs))}`)
  console.log(`    pairs, both usable   ${figures(scorePairs(pairs, isUsablePair))}`)
  const blamed = pairs.missed.filter(isUsablePair).length
  console.log(
    `    ${pairs.joined.length} joined, ${pairs.wronglyJoined.length} wrongly joined, ${pairs.missed.length} missed`,
  )
  console.log(
    `    of the missed: ${blamed} decided wrongly, ${pairs.missed.length - blamed} coded nowhere or elsewhere`,
  )
}

function figures({ precision, recall, f1 }) {
  return `precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`
}

function percent(value) {
  return `${(100 * value).toFixed(1)} %`.padStart(7)
}

function isUsablePair([a, b]) {
  return whyNotUsable(a) === null && whyNotUsable(b) === null
}

function listErrors(reports) {
  const { wronglyJoined, missed } = comparePairs(reports)
  for (const pair of wronglyJoined) console.log(`  joined  ${line(pair)}`)
  for (const pair of missed.filter(isUsablePair)) console.log(`  missed  ${line(pair)}`)
  for (const pair of missed.filter((pair) => !isUsablePair(pair)))
    console.log(`  uncoded ${pair.map((report) => `${report.id} (${whyNotUsable(report) ?? 'usable'})`).join(' + ')}`)
}

function line([a, b]) {
  return `${a.id} + ${b.id}: ${explainPair(a, b)}`
}
