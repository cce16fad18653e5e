import { NO_WORD } from './vocabulary.js'

/** From one node of a trie with a word to another node. */
export interface Step {
  readonly node: number
  readonly word: number
  readonly to: number
}

/** Puts the steps of a trie into one table of numbers, which answers where a word leads to from a node; `NO_WORD` for nowhere. */
export function stepFinder(steps: readonly Step[]): (node: number, word: number) => number {
  const mask = tableSize(steps.length) - 1
  const table = new Int32Array(CELL * (mask + 1))
  for (const { node, word, to } of steps) {
    let slot = slotOf(node, word) & mask
    while (table[CELL * slot] !== 0) slot = (slot + 1) & mask
    table.set([node, word, to], CELL * slot)
  }
  return (node, word) => {
    for (let slot = slotOf(node, word) & mask; ; slot = (slot + 1) & mask) {
      const from = table[CELL * slot]
      if (from === 0) return NO_WORD
      if (from === node && table[CELL * slot + 1] === word) return table[CELL * slot + 2]!
    }
  }
}

/** A slot of the table: the node, the word and where it leads to. */
const CELL = 3

/** A power of two that leaves at least every other slot empty, so that most searches end at once. */
function tableSize(count: number): number {
  let size = 16
  while (size < 2 * count) size *= 2
  return size
}

const slotOf = (node: number, word: number): number => {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}
