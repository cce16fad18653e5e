/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const SYLLABLES = 'ba ko ran shah gul mir pur abad tor dar zai khel la ne si wa chi dom er ut ga ri mo len'.split(' ')

/** Invented names of one to three words. */
export function inventedNames(count: number, seed = 11): string[] {
  const random = seeded(seed)
  const names = new Set<string>()
  while (names.size < count)
    names.add(Array.from({ length: 1 + Math.floor(random() * 3) }, () => word(random)).join(' '))
  return [...names]
}

/** Articles of about 600 words, in which some of the names stand. */
export function inventedArticles(count: number, names: readonly string[], seed = 12): string[] {
  const random = seeded(seed)
  const common =
    'the of to and in a that for on said was with by at from as were his it has have been after who near'.split(' ')
  const rare = Array.from({ length: 20_000 }, () => word(random).toLowerCase())
  const next = (): string => {
    if (random() < 0.03) return names[Math.floor(random() * names.length)] ?? ''
    if (random() < 0.5) return common[Math.floor(random() * common.length)] ?? ''
    return rare[Math.floor(random() ** 2 * rare.length)] ?? ''
  }
  const sentence = (): string => `${Array.from({ length: 20 }, next).join(' ')}.`
  return Array.from({ length: count }, () => Array.from({ length: 30 }, sentence).join(' '))
}

function word(random: () => number): string {
  const syllables = Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  )
  const joined = syllables.join('')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}
