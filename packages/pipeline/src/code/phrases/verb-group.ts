import { Form, type Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { Tag } from '../words/unit-tag.js'
import type { VerbGroup } from './phrase.js'

/** Whether a verb group begins here. */
export function isVerbal(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  const tag = tags[at - sentence.start]!
  if (tag === Tag.verb || tag === Tag.auxiliary || tag === Tag.modal || tag === Tag.infinitive) return true
  if (tag !== Tag.negation) return false
  const next = at + 1 < sentence.end ? tags[at + 1 - sentence.start] : 0
  return next === Tag.verb && units.lexeme[at]?.text !== 'without'
}

/** From here as far as auxiliaries, adverbs, infinitives and verbs follow each other. */
export function verbGroup(units: Units, sentence: Sentence, from: number, tags: Uint8Array): VerbGroup {
  const verbs: number[] = []
  let passive = false
  let later: boolean | null = null
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
      const isPassive = lexeme?.cues.passive ?? false
      if (verbs.length === 0) passive = isPassive
      else later = isPassive
      if (lexeme?.cues.perfect === true) perfect = true
      if (lexeme?.text === 'has' || lexeme?.text === 'have') upToNow = true
      singular ??= numberOf(lexeme)
      helped = true
      if (lexeme?.cues.negated === true) negated = true
    } else if (tag === Tag.modal) {
      if (verbs.length > 0) break
      helped = true
      passive = lexeme?.cues.passive ?? false
      modality = lexeme?.cues.future === true ? 'future' : 'hypothetical'
    } else if (tag === Tag.infinitive) {
      if (verbs.length === 0 && !helped) infinitive = true
      passive = false
    } else if (tag === Tag.negation) {
      negated = true
      if (verbs.length > 0) break
    } else if (tag === Tag.adverb) {
      if (lexeme?.cues.alleged === true) alleged = true
      continue
    } else if (tag === Tag.verb) {
      if (
        verbs.length > 0 &&
        !isAfterInfinitive(tags, at - sentence.start) &&
        tags[at - 1 - sentence.start] !== Tag.auxiliary
      )
        break
      verbs.push(at)
      passive = later ?? passive
      later = null
    } else break
    end = at + 1
  }
  const main = verbs.at(-1)
  const forms = main === undefined ? 0 : (units.lexeme[main]?.forms ?? formsOfUnknown(units.word(main)))
  const ing = (forms === Form.ing && !helped) || (helped && isGerund(units, from))
  const finite = (helped && !ing) || (!ing && !infinitive && (forms & (Form.past | Form.third | Form.base)) !== 0)
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

/** A verb that no list has, by its ending. */
const formsOfUnknown = (word: string): number => (word.endsWith('ing') ? Form.ing : Form.past | Form.participle)

/** "after being shot", "having killed two": as little finite as any other -ing form. */
const isGerund = (units: Units, from: number): boolean => units.lexeme[from]?.cues.gerund === true

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
