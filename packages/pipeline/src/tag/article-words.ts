/** Answers whether one of the words stands in the texts, whole and in any case. Each text is folded once, when first asked. */
export function wordFinder(texts: readonly string[]): (words: readonly string[]) => boolean {
  let folded: string | null = null
  const known = new Map<string, boolean>()
  const has = (word: string): boolean => {
    const before = known.get(word)
    if (before !== undefined) return before
    folded ??= texts.join('\n').toLowerCase()
    const found = hasWord(folded, word.toLowerCase())
    known.set(word, found)
    return found
  }
  return (words) => words.some(has)
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!isLetterAt(text, at - 1) && !isLetterAt(text, at + word.length)) return true
  }
  return false
}

const isLetterAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at))
