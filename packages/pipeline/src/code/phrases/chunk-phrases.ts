import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { Tag } from '../words/unit-tag.js'
import { closingBracket, nounPhrase } from './noun-phrase.js'
import { groupOf, type Link, type Phrase } from './phrase.js'
import { isVerbal, verbGroup } from './verb-group.js'

/** Cuts a sentence into noun groups, verb groups and the words between them. */
export function chunkPhrases(units: Units, sentence: Sentence, tags: Uint8Array): Phrase[] {
  let count = 0
  let at = sentence.start
  let brackets = 0
  while (at < sentence.end) {
    const tag = tags[at - sentence.start]!
    if (tag === Tag.mark) {
      if (units.word(at) === '(') {
        const close = closingBracket(units, at, sentence.end)
        if (close > at && brackets < 1) {
          at = close + 1
          continue
        }
        brackets++
      }
      room[count++] = { kind: 'mark', start: at, end: at + 1 }
      at++
      continue
    }
    if (isVerbal(units, sentence, at, tags)) {
      const group = verbGroup(units, sentence, at, tags)
      room[count++] = group
      at = group.end
      continue
    }
    if (tag === Tag.noun) {
      const phrase = nounPhrase(units, sentence, at, tags)
      room[count++] = groupOf(phrase, -1)
      at = phrase.end
      continue
    }
    room[count++] = { kind: linkKind(tag), start: at, end: at + 1 }
    at++
  }
  return room.slice(0, count)
}

/** Filled again and again: an array that grows leaves its smaller selves behind. */
const room: Phrase[] = []

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
