import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Group, NounPhrase, Phrase } from '../phrases/phrase.js'
import { relativeObjectOf } from '../phrases/relative-clause.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/**
 * Of how many incidents told before the claims and accusations of a sentence speak at once: of two in "claimed both actions" and "blamed the
 * front for the two blasts", of every one in "all the attacks were its work"; one where they are about no more than the last, whatever
 * else the sentence says: "claimed the bombing and said the attacks would go on".
 */
export function toldAtOnce(reading: Reading): number {
  const { units, phrases, places, frames } = reading
  if (places.some(({ elsewhere, relation }) => !elsewhere && relation !== 'other')) return 1
  const claims = claimWords(reading)
  const deeds =
    claims.length > 0
      ? claims.map((at) => deedsClaimed(units, phrases, at))
      : frames.filter(({ agent }) => agent !== null).map(({ at }) => deedsAt(phrases, at))
  return Math.max(1, ...deeds.map((group) => howMany(units, group)))
}

/** "Casualties of all attacks numbered eight dead": of every incident told before, and so no figure of one. */
export const sumsUpAll = ({ units, phrases, start, end, frames }: Reading): boolean =>
  frames.some(({ trigger }) => trigger.measure !== null) &&
  phrases.some(
    (phrase) =>
      phrase.kind === 'group' &&
      phrase.start >= start &&
      phrase.end <= end &&
      [...phrase.items, ...phrase.attached].some((item) => isEveryDeed(units, item)),
  )

/** "all attacks", "both blasts", "all these incidents". */
function isEveryDeed(units: Units, item: NounPhrase): boolean {
  const head = units.lexeme[item.head] ?? null
  if (head === null || !head.text.endsWith('s') || !isDeed(head)) return false
  return /^(?:all|both)$/.test(units.word(item.start)) || /^(?:all|both)$/.test(units.word(item.start - 1))
}

/** The units that say who did it. */
function claimWords({ units, phrases, start, end }: Reading): number[] {
  const found: number[] = []
  for (const phrase of phrases) {
    if (phrase.kind !== 'verb' || phrase.negated || phrase.start < start || phrase.start >= end) continue
    const main = units.lexeme[phrase.verbs.at(-1) ?? phrase.start]
    if (main?.verbClasses.claim || main?.verbClasses.blame) found.push(phrase.start)
  }
  for (let at = start; at < end; at++) {
    if (units.lexeme[at]?.cues.claimedBy || isDoing(units.overlay[at]?.cues)) found.push(at)
  }
  return found
}

const isDoing = (cues: Lexeme['cues'] | undefined): boolean =>
  cues !== undefined && (cues.claimedBy || cues.doerBefore || cues.doerAfter || cues.ownUp)

/** What was done, by the first words for it behind the claim in its clause, else what the claim is said of: "both were its work". */
function deedsClaimed(units: Units, phrases: readonly Phrase[], claimAt: number): Group | null {
  let verbAt = -1
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.start <= claimAt) {
      if (phrase.kind === 'verb') verbAt = at
      continue
    }
    if (phrase.kind === 'subordinator' || phrase.kind === 'conjunction') break
    if (phrase.kind === 'verb' && phrase.finite) break
    if (phrase.kind === 'group' && tellsOfDeeds(units, phrase)) return phrase
  }
  if (verbAt < 0) return null
  return (
    [relativeObjectOf(units, phrases, verbAt), subjectOf(units, phrases, verbAt)].find(
      (group) => group !== null && tellsOfDeeds(units, group),
    ) ?? null
  )
}

const deedsAt = (phrases: readonly Phrase[], at: number): Group | null =>
  phrases.find((phrase): phrase is Group => phrase.kind === 'group' && phrase.start <= at && at < phrase.end) ?? null

const tellsOfDeeds = (units: Units, { items }: Group): boolean =>
  items.some((item) => isBoth(units, item) || isDeed(units.lexeme[item.head] ?? null))

const howMany = (units: Units, group: Group | null): number =>
  Math.max(1, ...(group?.items ?? []).map((item) => countOf(units, item)))

function countOf(units: Units, item: NounPhrase): number {
  const opening = units.lexeme[item.start]?.text ?? ''
  if (isBoth(units, item)) return isOfPeople(units, item.end) ? 1 : 2
  const head = units.lexeme[item.head] ?? null
  if (head === null || !head.text.endsWith('s') || !isDeed(head)) return 1
  if (opening === 'both') return 2
  if (!/^(?:the|these|those|all)$/.test(opening)) return 1
  return item.figure?.qualifier === 'exact' ? item.figure.min : Number.POSITIVE_INFINITY
}

/** "both" alone. */
const isBoth = (units: Units, item: NounPhrase): boolean =>
  item.end - item.start === 1 && units.lexeme[item.start]?.text === 'both'

const isDeed = (head: Lexeme | null): boolean =>
  head !== null &&
  (head.cues.incidentWord || head.cues.deed || head.nounTriggers.some(({ happening }) => happening !== 'arrest'))

/** "both belonged to the front": two people, not two incidents. */
const isOfPeople = (units: Units, next: number): boolean => units.overlay[next]?.cues.membership === true
