import { longArticles } from './long-articles.mjs'

/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed) {
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
export function inventedNames(count, seed = 11) {
  const random = seeded(seed)
  const names = new Set()
  while (names.size < count)
    names.add(Array.from({ length: 1 + Math.floor(random() * 3) }, () => word(random)).join(' '))
  return [...names]
}

/** One word in so many of an article is one of the names. */
const WORDS_A_NAME = 30

/** The long articles, with names strewn in. */
export function articlesNaming(names, seed = 12) {
  const random = seeded(seed)
  const orName = (written) => (random() * WORDS_A_NAME < 1 ? names[Math.floor(random() * names.length)] : written)
  return longArticles().map(({ text }) => text.split(' ').map(orName).join(' '))
}

function word(random) {
  const syllables = Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  )
  const joined = syllables.join('')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}
