// The thresholds are chosen on one half of the clusters and tried on the other, so that what is reported was not chosen to look well.
import { thresholds } from '@wirewatch/pipeline/resolve/weights.js'
import { comparePairs, scorePairs } from './measure.mjs'
import { resolveAtOnce } from './resolve-in-process.mjs'

const candidates = [1.8, 2, 2.2, 2.4, 2.6, 2.8].flatMap((same) => [1.4, 1.6, 1.8, 2].map((group) => ({ same, group })))
/** Recall counts only where so many of the joined pairs are right. */
const leastPrecision = 0.97

/** For either half: the thresholds that the other half chose, and what they come to here. */
export function crossValidate(coded) {
  const halves = [0, 1].map((half) => coded.filter(({ line }) => halfOf(line) === half))
  return halves.map((tried, half) => {
    const chosen = choose(halves[1 - half])
    return { half: 'AB'[half], chosen, score: scoreOf(tried, chosen) }
  })
}

/** By the last digits of the cluster's id, so that the reports of one cluster, and look-alikes told by number, are not always together. */
function halfOf({ id, clusters, mentions }) {
  const name = clusters[0] ?? mentions[0] ?? id
  return [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2
}

/** The best recall at the precision that is asked for; the highest precision where none reaches it; of equals, the strictest. */
function choose(coded) {
  const tried = candidates.map((candidate) => ({ candidate, ...scoreOf(coded, candidate) }))
  const precise = tried.filter(({ precision }) => precision >= leastPrecision)
  const best =
    precise.length > 0
      ? precise.reduce((a, b) => (b.recall >= a.recall ? b : a))
      : tried.reduce((a, b) => (b.precision >= a.precision ? b : a))
  return best.candidate
}

function scoreOf(coded, { same, group }) {
  return scorePairs(comparePairs(resolveAtOnce(coded, { ...thresholds, same, group })))
}
