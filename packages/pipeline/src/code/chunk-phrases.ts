import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Figure } from './read-figure.js'
import { readFigure } from './read-figure.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { Tag } from './tag-units.js'

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
  /** The unit of the preposition it hangs on; -1 where it hangs on none. */
  readonly preposition: number
  readonly items: NounPhrase[]
  /** Told more of the items: "of the police", "a commander of the militia". */
  readonly attached: NounPhrase[]
  /** Counted in the items already: "including two children". */
  readonly included: NounPhrase[]
  /** A bare word of nationality before what forces do: "Pakistani firing". */
  readonly byNationality?: boolean
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
      const mark = units.folded[at]!
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

/** What stands in brackets tells more of a name and never carries the sentence; unclosed ones are marks. */
function closingBracket(units: Units, open: number, end: number): number {
  const limit = Math.min(end, open + 24)
  for (let at = open + 1; at < limit; at++) if (units.folded[at] === ')' || units.folded[at] === ']') return at
  return open
}

export const groupOf = (phrase: NounPhrase, preposition: number): Group => ({
  kind: 'group',
  start: phrase.start,
  end: phrase.end,
  preposition,
  items: [phrase],
  attached: [],
  included: [],
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

function isVerbal(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  const tag = tags[at - sentence.start]!
  if (tag === Tag.verb || tag === Tag.auxiliary || tag === Tag.modal || tag === Tag.infinitive) return true
  if (tag !== Tag.negation) return false
  const next = at + 1 < sentence.end ? tags[at + 1 - sentence.start] : 0
  return next === Tag.verb && units.lexeme[at]?.text !== 'without'
}

/** From here as far as auxiliaries, adverbs, infinitives and verbs follow each other. */
function verbGroup(units: Units, sentence: Sentence, from: number, tags: Uint8Array): VerbGroup {
  const verbs: number[] = []
  let passive = false
  let helped = false
  let negated = false
  let infinitive = false
  let alleged = false
  let perfect = false
  let upToNow = false
  let singular: boolean | null = null
  let modality: VerbGroup['modality'] = 'real'
  let at = from
  let end = from + 1
  for (; at < sentence.end; at++) {
    const tag = tags[at - sentence.start]!
    const lexeme = units.lexeme[at] ?? null
    if (tag === Tag.auxiliary) {
      if (verbs.length > 0 && !isAfterInfinitive(tags, at - sentence.start)) break
      passive = lexeme?.cues.has('passive') ?? false
      if (lexeme?.cues.has('perfect') === true) perfect = true
      if (lexeme?.text === 'has' || lexeme?.text === 'have') upToNow = true
      singular ??= numberOf(lexeme)
      helped = true
      if (lexeme?.cues.has('negated') === true) negated = true
    } else if (tag === Tag.modal) {
      if (verbs.length > 0) break
      helped = true
      modality = lexeme?.cues.has('future') === true ? 'future' : 'hypothetical'
    } else if (tag === Tag.infinitive) {
      if (verbs.length === 0 && !helped) infinitive = true
      passive = false
    } else if (tag === Tag.negation) {
      negated = true
      if (verbs.length > 0) break
    } else if (tag === Tag.adverb) {
      if (lexeme?.cues.has('alleged') === true) alleged = true
      continue
    } else if (tag === Tag.verb) {
      if (
        verbs.length > 0 &&
        !isAfterInfinitive(tags, at - sentence.start) &&
        tags[at - 1 - sentence.start] !== Tag.auxiliary
      )
        break
      verbs.push(at)
    } else break
    end = at + 1
  }
  const main = verbs.at(-1)
  const forms = main === undefined ? 0 : (units.lexeme[main]?.forms ?? Form.past | Form.participle)
  const ing = forms === Form.ing && !helped
  const finite = helped || (!ing && !infinitive && (forms & (Form.past | Form.third | Form.base)) !== 0)
  return {
    kind: 'verb',
    start: from,
    end,
    verbs,
    passive: passive && (forms & Form.participle) !== 0,
    finite,
    ing,
    infinitive,
    negated,
    modality,
    perfect,
    upToNow,
    alleged,
    singular,
  }
}

function isAfterInfinitive(tags: Uint8Array, at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    if (tags[before] === Tag.infinitive) return true
    if (tags[before] !== Tag.auxiliary && tags[before] !== Tag.adverb) return false
  }
  return false
}

function numberOf(lexeme: Lexeme | null): boolean | null {
  switch (lexeme?.text) {
    case 'was':
    case 'is':
    case 'has':
    case "wasn't":
      return true
    case 'were':
    case 'are':
    case 'have':
      return false
    default:
      return null
  }
}

/** From here as far as one noun with its modifiers goes. A number or a determiner after a noun begins another one. */
function nounPhrase(units: Units, sentence: Sentence, from: number, tags: Uint8Array): NounPhrase {
  let at = from
  let sawNoun = false
  let head = from
  while (at < sentence.end && (tags[at - sentence.start] === Tag.noun || isInnerTime(sentence, at, tags, sawNoun))) {
    if (sawNoun && opensPhrase(units, at)) break
    if (sawNoun && isNameAfterCount(units, from, at)) break
    if (tags[at - sentence.start] === Tag.noun && isNounUnit(units, at)) {
      sawNoun = true
      head = at
    }
    at++
    if (isPronoun(units, at - 1)) break
    at = acrossBracket(units, sentence, at, tags)
  }
  if (!sawNoun) head = at - 1
  const figure = readFigure(units, from, at)
  const determiner = units.mention[from] === null ? determinerOf(units.lexeme[from] ?? null) : null
  return { start: from, end: at, head, figure, determiner, plural: isPluralHead(units, head) }
}

/** "30 members of the Front (FPL) rebels": a noun goes on behind the bracket that explains its name. */
function acrossBracket(units: Units, sentence: Sentence, at: number, tags: Uint8Array): number {
  if (units.folded[at] !== '(' || at >= sentence.end) return at
  const next = closingBracket(units, at, sentence.end) + 1
  if (next <= at + 1 || next >= sentence.end || tags[next - sentence.start] !== Tag.noun) return at
  if (opensPhrase(units, next) || (units.flags[next]! & WordFlag.capital) !== 0) return at
  return next
}

/** "the Tuesday night attack": a time between a determiner and its noun. */
function isInnerTime(sentence: Sentence, at: number, tags: Uint8Array, sawNoun: boolean): boolean {
  if (sawNoun || tags[at - sentence.start] !== Tag.time || at + 1 >= sentence.end) return false
  const next = tags[at + 1 - sentence.start]
  return next === Tag.noun || next === Tag.time
}

const determinerOf = (lexeme: Lexeme | null): Lexeme | null =>
  lexeme !== null && lexeme.pos & (Pos.determiner | Pos.pronoun) ? lexeme : null

function opensPhrase(units: Units, at: number): boolean {
  if (units.mention[at] !== null) return false
  if (units.flags[at - 1]! & WordFlag.possessive) return false
  if (units.kind[at] === WordKind.number) return !isPartOfName(units, at)
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.pos & (Pos.determiner | Pos.pronoun) && !(lexeme.pos & Pos.noun)) return true
  return (lexeme.pos & Pos.numeral) !== 0
}

/** "Sector 17", "NA 40": a number after an unknown capital word. */
const isPartOfName = (units: Units, at: number): boolean =>
  units.lexeme[at - 1] === null &&
  (units.flags[at - 1]! & WordFlag.capital) !== 0 &&
  units.end[at]! - units.start[at]! <= 3

/** "two constables Asif and Imran": names after a plural that was counted tell who they are. */
function isNameAfterCount(units: Units, from: number, at: number): boolean {
  if ((units.flags[at]! & WordFlag.capital) === 0 || !units.cased) return false
  if (units.mention[at] !== null || (units.lexeme[at] !== null && units.lexeme[at]!.party !== null)) return false
  if (units.lexeme[at - 1]?.plural !== true) return false
  return readFigure(units, from, at) !== null
}

function isNounUnit(units: Units, at: number): boolean {
  if (units.mention[at] !== null) return true
  if (units.kind[at] === WordKind.number) return false
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return true
  if (lexeme.pos & (Pos.noun | Pos.pronoun)) return true
  return (lexeme.pos & (Pos.adjective | Pos.determiner | Pos.numeral)) === 0
}

const isPronoun = (units: Units, at: number): boolean => {
  const lexeme = units.lexeme[at] ?? null
  return lexeme !== null && (lexeme.pos & Pos.pronoun) !== 0 && (lexeme.pos & (Pos.determiner | Pos.numeral)) === 0
}

function isPluralHead(units: Units, head: number): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme !== null && lexeme.pos & Pos.noun) return lexeme.plural
  if (units.mention[head] !== null) return false
  const word = units.folded[head]!
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && (units.flags[head]! & WordFlag.capital) === 0
}
