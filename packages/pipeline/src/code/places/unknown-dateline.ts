import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { isUnknownName } from './name-of-place.js'
import type { PlaceChain } from './place-chain.js'

/**
 * "TORVIK, Ohio (AP) -- A man robbed a Torvik bank", "TORVIK, 3 MAY 89 (EFE) -- … THE TORVIK POLICE", "… outside this small town": the
 * town of a dateline that no gazetteer knows, where the text itself names it or points to it.
 */
export function unknownDateline(body: Units, sentences: readonly Sentence[]): PlaceChain | null {
  const first = sentences[0]
  if (first === undefined) return null
  const { start } = first
  let end = start
  while (end - start < longestName && isOfDateline(body, end)) end++
  if (end === start || body.word(end) !== ',' || !isClosed(body, end)) return null
  for (let at = end + 1; at < body.count; at++)
    if (isRepeated(body, start, end, at) || isThisTown(body, at))
      return {
        start,
        end,
        mentions: [],
        location: null,
        text: body.text.slice(body.start[start]!, body.end[end - 1]!),
        relation: 'in',
        elsewhere: false,
        street: false,
      }
  return null
}

const longestName = 3

/** In units, from the town to the dash or the bracket that ends a dateline. */
const reach = 8

const isOfDateline = (body: Units, at: number): boolean =>
  body.cased
    ? body.kind[at] === WordKind.word && body.mention[at] === null && (body.flags[at]! & WordFlag.capitals) !== 0
    : isUnknownName(body, at)

function isClosed(body: Units, from: number): boolean {
  for (let at = from + 1; at <= from + reach && at < body.count; at++) if (/^[(–—-]$/.test(body.word(at))) return true
  return false
}

const isRepeated = (body: Units, start: number, end: number, at: number): boolean => {
  for (let word = start; word < end; word++) if (body.word(at + word - start) !== body.word(word)) return false
  return body.kind[at] === WordKind.word
}

/** "this town", "this quiet suburb", "in the town", "here". */
function isThisTown(body: Units, at: number): boolean {
  if (body.word(at) !== 'this') return false
  return [at + 1, at + 2, at + 3].some(
    (noun) => body.lexeme[noun]?.cues.areaWord === true && isTownWord(body.word(noun)),
  )
}

const isTownWord = (word: string): boolean => /^(?:town|city|village|suburb|hamlet|community|borough|port)$/.test(word)
