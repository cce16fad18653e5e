/** A verb in all its forms. A group of several words carries the ending on its first word. */
export interface Inflected {
  readonly base: string
  readonly third: string
  readonly past: string
  readonly participle: string
  readonly ing: string
}

/** Irregular verbs by lemma: past, participle, and the -ing form where it is not regular either. */
export type IrregularVerbs = ReadonlyMap<string, Inflected>

/**
 * The forms of a verb written as `lemma` or `lemma/past/participle/ing` (the last may be left out).
 * The first word of a group is looked up among the irregular ones.
 */
export function inflect(written: string, irregular: IrregularVerbs): Inflected {
  const [lemma = '', past, participle, ing] = written.split('/').map((part) => part.trim())
  if (past !== undefined) {
    return {
      base: lemma,
      third: onFirstWord(lemma, thirdPerson),
      past,
      participle: participle ?? past,
      ing: ing ?? ingFrom(lemma, past),
    }
  }
  const space = lemma.indexOf(' ')
  const first = space < 0 ? lemma : lemma.slice(0, space)
  const rest = space < 0 ? '' : lemma.slice(space)
  const known = irregular.get(first)
  if (known !== undefined) {
    return {
      base: lemma,
      third: known.third + rest,
      past: known.past + rest,
      participle: known.participle + rest,
      ing: known.ing + rest,
    }
  }
  return {
    base: lemma,
    third: thirdPerson(first) + rest,
    past: regularPast(first) + rest,
    participle: regularPast(first) + rest,
    ing: regularIng(first) + rest,
  }
}

const onFirstWord = (lemma: string, change: (word: string) => string): string => {
  const space = lemma.indexOf(' ')
  return space < 0 ? change(lemma) : change(lemma.slice(0, space)) + lemma.slice(space)
}

function thirdPerson(word: string): string {
  if (word === 'be') return 'is'
  if (word === 'have') return 'has'
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh|[^aeiou]o)$/.test(word)) return `${word}es`
  return `${word}s`
}

/** "step", "rob", "drag": one short vowel before one consonant, which is written twice before an ending. */
const doublesLast = (word: string): boolean => /^[^aeiouy]*[aeiou][^aeiouwxy]$/.test(word)

function regularPast(word: string): string {
  if (word.endsWith('e')) return `${word}d`
  if (doublesLast(word)) return `${word}${word.at(-1)}ed`
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`
  return `${word}ed`
}

function regularIng(word: string): string {
  if (/ie$/.test(word)) return `${word.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`
  if (doublesLast(word)) return `${word}${word.at(-1)}ing`
  return `${word}ing`
}

/** "stop/stopped" doubles in "stopping" as well. */
function ingFrom(lemma: string, past: string): string {
  const first = lemma.split(' ')[0] ?? lemma
  const rest = lemma.slice(first.length)
  const last = first.at(-1) ?? ''
  const doubles = past.split(' ')[0] === `${first}${last}ed`
  return `${doubles ? `${first}${last}ing` : regularIng(first)}${rest}`
}
