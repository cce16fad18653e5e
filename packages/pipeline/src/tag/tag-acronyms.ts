import type { ActorMention, Mention } from '@wirewatch/model'
import { LETTER_CASE, type Naming, UPPER } from '@wirewatch/taxonomy'
import { beginningIn } from './in-range.js'
import { type IntroducedAcronym, introducedAcronyms, isOrganisation, longFormBefore } from './introduced-acronyms.js'
import { type Reading, wordOf } from './reading.js'
import { wordAfter } from './words-around.js'

export interface TaggedAcronyms {
  readonly mentions: readonly ActorMention[]
  /** What each acronym stands for in the text. */
  readonly given: GivenAcronyms
}

/** By acronym: the actor it was given to, or that the taxonomy lacks the organisation, or that it stands for no actor. */
export type GivenAcronyms = ReadonlyMap<string, { readonly actorId: string } | 'unknown-actor' | 'no-actor'>

/** "Senior Superintendent of Police (SSP)": from then on the acronym is not the group that shares it. */
export const isNoActor = (given: GivenAcronyms, text: string): boolean => given.get(text) === 'no-actor'

/**
 * The acronyms that a text gives to what it names: those of a known actor are that actor from then on, those of an
 * organisation that the taxonomy lacks make it an unknown actor with its name.
 */
export function tagAcronyms(reading: Reading, mentions: readonly Mention[], naming: Naming): TaggedAcronyms {
  const found: ActorMention[] = []
  const given = new Map<string, { readonly actorId: string } | 'unknown-actor' | 'no-actor'>()
  for (const introduced of [
    ...introducedAcronyms(reading.text, naming),
    ...unmarkedAcronyms(reading, mentions, naming),
  ]) {
    const { acronym, longStart, longEnd } = introduced
    if (given.has(acronym)) continue
    const named = beginningIn(mentions, longStart - LONGEST_NAME, longEnd).find(
      (mention) => mention.end > longStart && mention.start < longEnd && isWhole(mention, introduced),
    )
    const actorId = named?.kind === 'actor' ? named.actorId : null
    if (actorId === null && !isUnknownOrganisation(reading, introduced, mentions, naming)) {
      given.set(acronym, 'no-actor')
      continue
    }
    given.set(acronym, actorId === null ? 'unknown-actor' : { actorId })
    if (actorId === null) found.push(unknownActor(reading.text, longStart, longEnd))
    found.push(...repetitionsOf(acronym, actorId, reading.text, introduced.start, mentions))
  }
  return { mentions: found, given }
}

/** A headline writes short what the text below it introduces. */
export function tagGivenAcronyms(text: string, mentions: readonly Mention[], given: GivenAcronyms): ActorMention[] {
  return [...given].flatMap(([acronym, to]) =>
    to === 'no-actor' ? [] : repetitionsOf(acronym, to === 'unknown-actor' ? null : to.actorId, text, 0, mentions),
  )
}

function repetitionsOf(
  acronym: string,
  actorId: string | null,
  text: string,
  from: number,
  mentions: readonly Mention[],
): ActorMention[] {
  return occurrencesOf(acronym, text, from)
    .map((start) => ({ start, end: start + acronym.length }))
    .filter(({ start, end }) => !isInsideLonger(mentions, start, end))
    .map(({ start, end }) =>
      actorId === null ? unknownActor(text, start, end) : antecedent(text, start, end, actorId),
    )
}

/** No name is longer, in characters. */
const LONGEST_NAME = 80

/** "CPI Maoist" is a name of its own, though "CPI" was introduced. */
const isInsideLonger = (mentions: readonly Mention[], start: number, end: number): boolean =>
  beginningIn(mentions, start - LONGEST_NAME, end).some(
    (mention) =>
      mention.kind === 'actor' &&
      mention.actorId !== null &&
      mention.start <= start &&
      mention.end >= end &&
      mention.end - mention.start > end - start,
  )

/** A mention that is the long form, not only one word of it ("Pakistan" in "Tehreek-e-Torvik Pakistan"). */
const isWhole = (mention: Mention, { longStart, longEnd }: IntroducedAcronym): boolean =>
  mention.start <= longStart + 4 && mention.end >= longEnd - 1

function isUnknownOrganisation(
  { text, names }: Reading,
  { longStart, longEnd, start, end }: IntroducedAcronym,
  mentions: readonly Mention[],
  naming: Naming,
): boolean {
  if (!isOrganisation(text.slice(longStart, longEnd), naming)) return false
  const mentionsHere = beginningIn(mentions, longStart - LONGEST_NAME, end)
  const isKnown = mentionsHere.some(
    (mention) => mention.start <= start && mention.end >= end && mention.kind === 'location',
  )
  const isGeneric = beginningIn(names, longStart - LONGEST_NAME, longEnd).some(
    (name) => wordOf(name, 'force') !== null && name.start <= longStart && name.end >= longEnd,
  )
  const isNamed = mentionsHere.some(
    (mention) => mention.kind === 'actor' && mention.start <= longStart && mention.end >= longEnd,
  )
  return !isKnown && !isGeneric && !isNamed
}

/** "Torvik Liberation Front TLF": texts that lost their brackets. In "THE DEATH SQUAD IS" capitals tell no acronym. */
function* unmarkedAcronyms(
  reading: Reading,
  mentions: readonly Mention[],
  naming: Naming,
): Generator<IntroducedAcronym> {
  const { text } = reading
  const heads = reading.names.filter((name) => wordOf(name, 'organisation') !== null)
  const seen = new Set<string>()
  for (const mention of mentions) {
    if (!isAcronymAt(text, mention.start, mention.end)) continue
    // An acronym is introduced where it stands first.
    if (seen.has(mention.text)) continue
    seen.add(mention.text)
    if (mention.kind !== 'actor') continue
    const long = longFormBefore(text, mention.start, mention.text, naming)
    if (long === null || mention.start - long.end !== 1) continue
    yield { acronym: mention.text, start: mention.start, end: mention.end, longStart: long.start, longEnd: long.end }
  }
  for (const { end } of [...mentions.filter((mention) => mention.kind === 'actor'), ...heads]) {
    if (!beginsInCapitals(text, end + 1)) continue
    const next = wordAfter(text, end)
    if (next === null || next.gap !== ' ' || !/^\p{Lu}{2,8}$/u.test(next.text)) continue
    const long = longFormBefore(text, next.start, next.text, naming)
    if (long === null || long.end - long.start < next.text.length * 3) continue
    if (!/\p{Ll}/u.test(text.slice(long.start, long.end))) continue
    yield { acronym: next.text, start: next.start, end: next.end, longStart: long.start, longEnd: long.end }
  }
}

/** Two capitals tell most acronyms from words at a glance. */
const beginsInCapitals = (text: string, at: number): boolean =>
  LETTER_CASE[text.charCodeAt(at)] === UPPER && LETTER_CASE[text.charCodeAt(at + 1)] === UPPER

const isAcronymAt = (text: string, start: number, end: number): boolean =>
  end - start <= 8 && beginsInCapitals(text, start) && /^\p{Lu}{2,8}$/u.test(text.slice(start, end))

const unknownActor = (text: string, start: number, end: number): ActorMention => ({
  kind: 'actor',
  start,
  end,
  text: text.slice(start, end),
  actorId: null,
  method: 'introduced_acronym',
  candidates: [],
  confidence: 0.6,
})

const antecedent = (text: string, start: number, end: number, actorId: string): ActorMention => ({
  kind: 'actor',
  start,
  end,
  text: text.slice(start, end),
  actorId,
  method: 'antecedent',
  candidates: [actorId],
  confidence: 0.9,
})

/** More repetitions than these tell nothing new. */
const MOST_OCCURRENCES = 200

function occurrencesOf(acronym: string, text: string, from: number): number[] {
  const starts: number[] = []
  for (let at = text.indexOf(acronym, from); at !== -1; at = text.indexOf(acronym, at + acronym.length)) {
    const isWord =
      !isLetterAt(text, at - 1) &&
      (!isLetterAt(text, at + acronym.length) || /^s\b/.test(text.slice(at + acronym.length, at + acronym.length + 2)))
    if (isWord) starts.push(at)
    if (starts.length === MOST_OCCURRENCES) break
  }
  return starts
}

const isLetterAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at))
