import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { closingBracket, nounPhrase } from './noun-phrase.js'
import type { Figure } from './read-figure.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { Tag } from './unit-tag.js'
import { isVerbal, verbGroup } from './verb-group.js'

/** A noun with what stands before it: "two Afghan soldiers". Units from `start` up to `end`. */
export interface NounPhrase {
  readonly start: number
  readonly end: number
  /** The last noun. */
  readonly head: number
  /** The figure in it; null where it has none. */
  readonly figure: Figure | null
  readonly determiner: Lexeme | null
  readonly plural: boolean
}

/** Noun phrases that play one part together: "an officer and three of his guards". */
export interface Group {
  readonly kind: 'group'
  readonly start: number
  end: number
  /** The unit of the preposition it hangs on, set when groups are joined; -1 where it hangs on none. */
  preposition: number
  readonly items: NounPhrase[]
  /** Told more of the items: "of the police", "a commander of the militia". */
  readonly attached: NounPhrase[]
  /** Counted in the items already: "including two children". */
  readonly included: NounPhrase[]
  /** A bare word of nationality before what forces do: "Pakistani firing". */
  readonly byNationality: boolean
}

/** A verb with its auxiliaries: "is believed to have killed". */
export interface VerbGroup {
  readonly kind: 'verb'
  readonly start: number
  readonly end: number
  /** Its verbs, the last one the main verb. */
  readonly verbs: readonly number[]
  readonly passive: boolean
  /** Has an auxiliary or a plain past form, so that it needs a subject of its own. */
  readonly finite: boolean
  readonly ing: boolean
  readonly infinitive: boolean
  readonly negated: boolean
  readonly modality: 'real' | 'hypothetical' | 'future'
  readonly perfect: boolean
  /** "has clashed": what is true up to now rather than news. */
  readonly upToNow: boolean
  readonly alleged: boolean
  readonly singular: boolean | null
}

/** A word between groups. */
export interface Link {
  readonly kind: 'subordinator' | 'relative' | 'conjunction' | 'mark' | 'time' | 'adverb' | 'preposition'
  readonly start: number
  readonly end: number
}

export type Phrase = Group | VerbGroup | Link

/** Cuts a sentence into noun groups, verb groups and the words between them. */
export function chunkPhrases(units: Units, sentence: Sentence, tags: Uint8Array): Phrase[] {
  const phrases: Phrase[] = []
  let at = sentence.start
  let brackets = 0
  while (at < sentence.end) {
    const tag = tags[at - sentence.start]!
    if (tag === Tag.mark) {
      const mark = units.word(at)
      if (mark === '(' || mark === '[') {
        const close = closingBracket(units, at, sentence.end)
        if (close > at && brackets < 1) {
          at = close + 1
          continue
        }
        brackets++
      }
      phrases.push({ kind: 'mark', start: at, end: at + 1 })
      at++
      continue
    }
    if (isVerbal(units, sentence, at, tags)) {
      const group = verbGroup(units, sentence, at, tags)
      phrases.push(group)
      at = group.end
      continue
    }
    if (tag === Tag.noun) {
      const phrase = nounPhrase(units, sentence, at, tags)
      phrases.push(groupOf(phrase, -1))
      at = phrase.end
      continue
    }
    phrases.push({ kind: linkKind(tag), start: at, end: at + 1 })
    at++
  }
  return phrases
}

export const groupOf = (phrase: NounPhrase, preposition: number, byNationality = false): Group => ({
  kind: 'group',
  start: phrase.start,
  end: phrase.end,
  preposition,
  items: [phrase],
  attached: [],
  included: [],
  byNationality,
})

/** The same group with other members. */
export const regrouped = (
  group: Group,
  items: NounPhrase[],
  attached: NounPhrase[] = group.attached,
  included: NounPhrase[] = group.included,
): Group => ({
  kind: 'group',
  start: group.start,
  end: group.end,
  preposition: group.preposition,
  items,
  attached,
  included,
  byNationality: group.byNationality,
})

function linkKind(tag: number): Link['kind'] {
  switch (tag) {
    case Tag.preposition:
      return 'preposition'
    case Tag.conjunction:
      return 'conjunction'
    case Tag.subordinator:
      return 'subordinator'
    case Tag.relative:
      return 'relative'
    case Tag.time:
      return 'time'
    default:
      return 'adverb'
  }
}
