import { cueFlags, type Lexeme, verbClassFlags } from './lexeme.js'
import { splitWords, wordAt } from './split-words.js'
import { traitsOf } from './traits.js'
import { buildVocabulary, type Vocabulary } from './vocabulary.js'

/** Every word and fixed group of words that the rules know; one lookup a word. */
export interface Lexicon {
  /** How many words and groups are known. */
  readonly size: number
  readonly vocabulary: Vocabulary
  /** By the number of a word: what a text may go on with after it; null where no entry begins with it. */
  readonly first: readonly (LexiconNode | null)[]
}

/** One word on the way through the groups of words that begin alike. */
export interface LexiconNode {
  /** What sentences are made of. */
  lexeme: Lexeme | null
  /** A cue that lies over the words: contexts, roles, "in a separate incident". */
  overlay: Lexeme | null
  /** By the number of the next word. */
  next: Map<number, LexiconNode> | null
}

/** Collects lexemes while the rule files are read; entries of several files about one word become one lexeme. */
export interface LexiconBuilder {
  /** The lexeme of the words, made where it is not there yet; null where there is no word in the text. */
  readonly lexeme: (text: string) => Lexeme | null
  /** The same for a cue that lies over the words. */
  readonly overlay: (text: string) => Lexeme | null
  readonly build: () => Lexicon
}

/** Starts an empty lexicon. */
export function buildLexicon(): LexiconBuilder {
  const numbers = new Map<string, number>()
  const first: (LexiconNode | null)[] = [null]
  const lexemes: Lexeme[] = []
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = numbers.size + 1
    numbers.set(word, number)
    first.push(null)
    return number
  }
  const nodeOf = (words: readonly string[]): LexiconNode | null => {
    let node: LexiconNode | null = null
    for (const word of words) {
      const number = numberOf(word)
      node = node === null ? (first[number] ??= emptyNode()) : childOf(node, number)
    }
    return node
  }
  const entry = (text: string, layer: 'lexeme' | 'overlay'): Lexeme | null => {
    const words = wordsOf(text)
    const node = nodeOf(words)
    if (node === null) return null
    const known = node[layer]
    if (known !== null) return known
    const made = emptyLexeme(words.join(' '))
    node[layer] = made
    lexemes.push(made)
    return made
  }
  return {
    lexeme: (text) => entry(text, 'lexeme'),
    overlay: (text) => entry(text, 'overlay'),
    build: () => {
      for (const lexeme of lexemes) lexeme.traits = traitsOf(lexeme)
      return { size: lexemes.length, vocabulary: buildVocabulary(numbers.keys()), first }
    },
  }
}

const noWords = buildVocabulary([])

function wordsOf(text: string): string[] {
  const words = splitWords(text, noWords)
  return Array.from({ length: words.count }, (_, at) => wordAt(words, at, noWords)).filter((word) => word !== '')
}

const emptyNode = (): LexiconNode => ({ lexeme: null, overlay: null, next: null })

function childOf(node: LexiconNode, number: number): LexiconNode {
  node.next ??= new Map()
  const known = node.next.get(number) ?? emptyNode()
  node.next.set(number, known)
  return known
}

/** Shared by all words, so that looking at it costs no memory of its own. */
const none: readonly never[] = []

const emptyLexeme = (text: string): Lexeme => ({
  text,
  pos: 0,
  forms: 0,
  plural: false,
  verbClasses: verbClassFlags.none,
  cues: cueFlags.none,
  verbTriggers: none,
  nounTriggers: none,
  adjectiveTriggers: none,
  particleTriggers: none,
  party: null,
  weapon: null,
  target: null,
  speaker: null,
  number: null,
  time: null,
  roleCues: none,
  stops: none,
  traits: 0,
})
