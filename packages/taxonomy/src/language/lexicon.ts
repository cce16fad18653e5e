import type { Lexeme } from './lexeme.js'
import { splitWords } from './split-words.js'

/** Every word and fixed group of words that the rules know; one lookup a word. */
export interface Lexicon {
  /** How many words and groups are known. */
  readonly size: number
  /** What a text may go on with after this folded word; undefined where no entry begins with it. */
  readonly first: ReadonlyMap<string, LexiconNode>
}

/** One word on the way through the groups of words that begin alike. */
export interface LexiconNode {
  /** What sentences are made of. */
  lexeme: Lexeme | null
  /** A cue that lies over the words: contexts, roles, "in a separate incident". */
  overlay: Lexeme | null
  next: Map<string, LexiconNode> | null
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
  const first = new Map<string, LexiconNode>()
  let size = 0
  const nodeOf = (words: readonly string[]): LexiconNode | null => {
    let node: LexiconNode | null = null
    let siblings = first
    for (const word of words) {
      node = siblings.get(word) ?? null
      if (node === null) {
        node = { lexeme: null, overlay: null, next: null }
        siblings.set(word, node)
      }
      node.next ??= new Map()
      siblings = node.next
    }
    return node
  }
  const entry = (text: string, layer: 'lexeme' | 'overlay'): Lexeme | null => {
    const words = splitWords(text).folded.filter((word) => word !== '')
    const node = nodeOf(words)
    if (node === null) return null
    const known = node[layer]
    if (known !== null) return known
    size++
    const made = emptyLexeme(words.join(' '))
    node[layer] = made
    return made
  }
  const build = (): Lexicon => {
    for (const node of first.values()) dropEmpty(node)
    return { size, first }
  }
  return { lexeme: (text) => entry(text, 'lexeme'), overlay: (text) => entry(text, 'overlay'), build }
}

/** Most words begin no group; without a map they end the search at once. */
function dropEmpty(node: LexiconNode): void {
  if (node.next === null) return
  if (node.next.size === 0) node.next = null
  else for (const child of node.next.values()) dropEmpty(child)
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
