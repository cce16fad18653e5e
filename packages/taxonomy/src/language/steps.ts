import { NO_WORD } from './vocabulary.js'

/** From one node of a trie with a word to another node. */
export interface Step {
  readonly node: number
  readonly word: number
  readonly to: number
}

/** Where words lead to from the nodes of a trie. */
export interface StepTable {
  /** Open addressing; a slot is the node, the word and where it leads to. */
  readonly slots: Int32Array
  /** By node, a bit for each word that leads on, which some share: most words are turned away before a slot is read. */
  readonly ways: Int32Array
}

/** Puts the steps of a trie into one table of numbers. */
export function stepTable(steps: readonly Step[]): StepTable {
  const mask = tableSize(steps.length) - 1
  const slots = new Int32Array(CELL * (mask + 1))
  const ways = new Int32Array(1 + steps.reduce((most, { node, to }) => Math.max(most, node, to), 0))
  for (const { node, word, to } of steps) {
    let slot = slotOf(node, word) & mask
    while (slots[CELL * slot] !== 0) slot = (slot + 1) & mask
    slots.set([node, word, to], CELL * slot)
    ways[node]! |= wayOf(word)
  }
  return { slots, ways }
}

/** Where the word leads to from the node; `NO_WORD` for nowhere. */
export function stepFrom({ slots, ways }: StepTable, node: number, word: number): number {
  if ((ways[node]! & wayOf(word)) === 0) return NO_WORD
  const mask = (slots.length >> 2) - 1
  for (let slot = slotOf(node, word) & mask; ; slot = (slot + 1) & mask) {
    const from = slots[CELL * slot]
    if (from === 0) return NO_WORD
    if (from === node && slots[CELL * slot + 1] === word) return slots[CELL * slot + 2]!
  }
}

/** Numbers in a slot; the fourth keeps it within one line of memory. */
const CELL = 4

const wayOf = (word: number): number => 1 << (word & 31)

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
