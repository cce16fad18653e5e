import { cueFlags } from './cues.js'
import { type Lexeme, verbClassFlags } from './lexeme.js'
import { splitWords, wordAt } from './split-words.js'
import { type Step, type StepTable, stepTable } from './steps.js'
import { traitsOf } from './traits.js'
import { buildVocabulary, type Vocabulary } from './vocabulary.js'

/**
 * Every word and fixed group of words that the rules know, as a trie whose steps are numbers of words. The first step needs
 * no look-up: the node of a single word is the number of the word.
 */
export interface Lexicon {
  /** How many words and groups are known. */
  readonly size: number
  readonly vocabulary: Vocabulary
  /** By node: what sentences are made of; null where no entry ends here. */
  readonly lexemes: readonly (Lexeme | null)[]
  /** By node: the traits of its lexeme, so that most words are read without a look at what is known of them. */
  readonly traits: Uint16Array
  /** By node: bits of `Pos` of its lexeme. */
  readonly pos: Uint16Array
  /** By node: a cue that lies over the words: contexts, roles, "in a separate incident". */
  readonly overlays: readonly (Lexeme | null)[]
  /** By node: bits of `NodeHas`. Most words have neither, and nothing more is looked for. */
  readonly has: Uint8Array
  /** Where the next word leads to from a node, if a group of words goes on with it. */
  readonly steps: StepTable
}

/** What a node has beside its lexeme; `cue` where a cue or a weapon is found there or further on. */
export const NodeHas = { overlay: 1, next: 2, cue: 4 } as const

/** One word on the way through the groups of words that begin alike, while they are collected. */
interface Branch {
  lexeme: Lexeme | null
  overlay: Lexeme | null
  /** By the number of the next word. */
  next: Map<number, Branch> | null
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
  /** By the number of a word. */
  const first: Branch[] = [emptyBranch()]
  const lexemes: Lexeme[] = []
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = numbers.size + 1
    numbers.set(word, number)
    first.push(emptyBranch())
    return number
  }
  const branchOf = (words: readonly string[]): Branch | null => {
    let branch: Branch | null = null
    for (const word of words) {
      const number = numberOf(word)
      branch = branch === null ? first[number]! : branchTo(branch, number)
    }
    return branch
  }
  const entry = (text: string, layer: 'lexeme' | 'overlay'): Lexeme | null => {
    const words = wordsOf(text)
    const branch = branchOf(words)
    if (branch === null) return null
    const known = branch[layer]
    if (known !== null) return known
    const made = emptyLexeme(words.join(' '))
    branch[layer] = made
    lexemes.push(made)
    return made
  }
  return {
    lexeme: (text) => entry(text, 'lexeme'),
    overlay: (text) => entry(text, 'overlay'),
    build: () => {
      for (const lexeme of lexemes) lexeme.traits = traitsOf(lexeme)
      return { size: lexemes.length, vocabulary: buildVocabulary(numbers.keys()), ...numbered(first) }
    },
  }
}

const noWords = buildVocabulary([])

function wordsOf(text: string): string[] {
  const words = splitWords(text, noWords)
  return Array.from({ length: words.count }, (_, at) => wordAt(words, at, noWords)).filter((word) => word !== '')
}

const emptyBranch = (): Branch => ({ lexeme: null, overlay: null, next: null })

function branchTo(branch: Branch, number: number): Branch {
  branch.next ??= new Map()
  const known = branch.next.get(number) ?? emptyBranch()
  branch.next.set(number, known)
  return known
}

/** Numbers the branches: those of single words keep the numbers of the words, the others come behind. */
function numbered(
  first: readonly Branch[],
): Pick<Lexicon, 'lexemes' | 'traits' | 'pos' | 'overlays' | 'has' | 'steps'> {
  const nodes = [...first]
  const steps: Step[] = []
  for (let node = 0; node < nodes.length; node++) {
    for (const [word, branch] of nodes[node]!.next ?? []) steps.push({ node, word, to: nodes.push(branch) - 1 })
  }
  return {
    lexemes: nodes.map((branch) => branch.lexeme),
    traits: Uint16Array.from(nodes, ({ lexeme }) => lexeme?.traits ?? 0),
    pos: Uint16Array.from(nodes, ({ lexeme }) => lexeme?.pos ?? 0),
    overlays: nodes.map((branch) => branch.overlay),
    has: Uint8Array.from(nodes, hasOf),
    steps: stepTable(steps),
  }
}

const hasOf = (branch: Branch): number =>
  (branch.overlay === null ? 0 : NodeHas.overlay) |
  (branch.next === null ? 0 : NodeHas.next) |
  (leadsToCue(branch) ? NodeHas.cue : 0)

const leadsToCue = ({ lexeme, overlay, next }: Branch): boolean =>
  overlay !== null || (lexeme !== null && lexeme.weapon !== null) || [...(next?.values() ?? [])].some(leadsToCue)

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
