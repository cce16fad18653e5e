/** How well texts were taken from pages: precision, recall and F1 of runs of four words, and the share that is right to the word. */
export interface ShingleScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly exact: number
}

export interface TakenText {
  readonly expected: string
  readonly taken: string
}

/** As public benchmarks of article extraction count: precision and recall are means over the pages, so each page weighs the same. */
export function shingleScore(texts: readonly TakenText[]): ShingleScore {
  const pages = texts.map(comparePage)
  const precision = mean(pages.flatMap(({ shared, taken }) => (taken === 0 ? [] : [shared / taken])))
  const recall = mean(pages.flatMap(({ shared, expected }) => (expected === 0 ? [] : [shared / expected])))
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, exact: mean(pages.map(({ isExact }) => (isExact ? 1 : 0))) }
}

function comparePage({ expected, taken }: TakenText) {
  const [ours, theirs] = [wordsOf(taken), wordsOf(expected)]
  const [found, wanted] = [countShingles(ours), countShingles(theirs)]
  let shared = 0
  for (const [shingle, count] of found) shared += Math.min(count, wanted.get(shingle) ?? 0)
  return { shared, taken: sum(found), expected: sum(wanted), isExact: ours.join(' ') === theirs.join(' ') }
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

function countShingles(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0)

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length
