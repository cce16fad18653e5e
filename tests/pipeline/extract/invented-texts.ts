/** Seeded random numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const syllables =
  'ba do ki lur mas nen por qua rit sev tam ul vor wen xi yar zan chi dra fell gor hin jun lan mir'.split(' ')
const smallWords = 'the of and to in a was that for on with by at from his had who said'.split(' ')
const vocabulary = vocabularyOf(4_000)

/** A report of about the given number of words in an invented tongue, another one for each seed. Small words are as frequent as in English. */
export function inventedReport(words: number, seed: number): string {
  const random = seeded(seed)
  const pick = (list: readonly string[], skew: number): string => list[Math.floor(list.length * random() ** skew)] ?? ''
  const written = Array.from({ length: words }, (_, index) => {
    const word = random() < 0.4 ? pick(smallWords, 1.5) : pick(vocabulary, 2)
    return index % 17 === 16 ? `${word}.` : word
  })
  return written.join(' ')
}

function vocabularyOf(size: number): readonly string[] {
  const random = seeded(42)
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? ''
  return Array.from({ length: size }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''))
}

/** The text with a share of its words replaced by others. */
export function withEdits(text: string, share: number, seed: number): string {
  const random = seeded(seed)
  return text
    .split(' ')
    .map((word) => (random() < share ? `edited${Math.floor(random() * 1e6)}` : word))
    .join(' ')
}
