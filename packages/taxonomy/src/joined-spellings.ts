/**
 * The other way to write a name whose last part some write as a word of its own and others do not: "Torabad" and
 * "Tora Bad" for the ending "bad". Null where the name has none of the endings (in small letters).
 */
export function joinedSpelling(name: string, endings: ReadonlySet<string>): string | null {
  if (!PLAIN_NAME.test(name)) return null
  const gap = name.lastIndexOf(' ')
  const last = name.slice(gap + 1).toLowerCase()
  if (gap !== -1 && endings.has(last)) return name.slice(0, gap) + last
  const ending = longestEnding(last, endings)
  if (ending === null) return null
  const at = name.length - ending.length
  return `${name.slice(0, at)} ${name.charAt(at).toUpperCase()}${name.slice(at + 1)}`
}

/** One to three words of Latin letters, each with a capital. */
const PLAIN_NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}$/u

/** What stands before the ending is a word only from so many letters on. */
const SHORTEST_STEM = 3

function longestEnding(word: string, endings: ReadonlySet<string>): string | null {
  for (let at = SHORTEST_STEM; at < word.length; at++) {
    const ending = word.slice(at)
    if (endings.has(ending)) return ending
  }
  return null
}
