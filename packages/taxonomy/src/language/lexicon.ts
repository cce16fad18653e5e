import type { Lexeme } from './lexeme.js'
import { splitWords } from './split-words.js'

/** Every word and fixed group of words that the rules know; one lookup a word. */
export interface Lexicon {
  /** How many words and groups are known. */
  readonly size: number
  /** What a text may go on with after this folded word; undefined where no entry begins with it. */
  readonly begin: (word: string) => LexiconNode | undefined
}

/** One word on the way through the groups of words that begin alike. */
export interface LexiconNode {
  lexeme: Lexeme | null
  next: Map<string, LexiconNode> | null
}

/** Collects lexemes while the rule files are read; entries of several files about one word become one lexeme. */
export interface LexiconBuilder {
  /** The lexeme of the words, made where it is not there yet; null where there is no word in the text. */
  readonly lexeme: (text: string) => Lexeme | null
  readonly build: () => Lexicon
}

/** Starts an empty lexicon. */
export function buildLexicon(): LexiconBuilder {
  const first = new Map<string, LexiconNode>()
  let size = 0
  const lexeme = (text: string): Lexeme | null => {
    const words = splitWords(text).folded.filter((word) => word !== '')
    let node: LexiconNode | undefined
    for (const word of words) {
      const siblings: Map<string, LexiconNode> = node === undefined ? first : (node.next ??= new Map())
      node = siblings.get(word)
      if (node === undefined) {
        node = { lexeme: null, next: null }
        siblings.set(word, node)
      }
    }
    if (node === undefined) return null
    if (node.lexeme === null) {
      node.lexeme = emptyLexeme(words.join(' '))
      size++
    }
    return node.lexeme
  }
  return { lexeme, build: () => ({ size, begin: (word) => first.get(word) }) }
}

const emptyLexeme = (text: string): Lexeme => ({
  text,
  pos: 0,
  forms: 0,
  plural: false,
  verbClasses: new Set(),
  cues: new Set(),
  verbTriggers: [],
  nounTriggers: [],
  adjectiveTriggers: [],
  particleTriggers: [],
  party: null,
  weapon: null,
  target: null,
  speaker: null,
  number: null,
  time: null,
  roleCues: [],
  stops: [],
})
