import { RE2JS, RE2JSException, RE2Set } from 're2js'

/**
 * Patterns in RE2 syntax, all looked for in one pass over a text: no text makes it slow, and many patterns cost little more than one.
 * Answers those that match. The patterns are ones that `whyNotAPattern` has nothing against.
 */
export function textPatterns(sources: Iterable<string>): (text: string) => ReadonlySet<string> {
  const patterns = [...new Set(sources)]
  const set = new RE2Set()
  for (const pattern of patterns) set.add(pattern)
  if (patterns.length === 0) return () => none
  set.compile()
  return (text) => new Set(set.match(text).map((index) => patterns[index] ?? ''))
}

const none: ReadonlySet<string> = new Set()

/** What is wrong with a pattern; null where it can be used. */
export function whyNotAPattern(source: string): string | null {
  try {
    RE2JS.compile(source)
    return null
  } catch (error) {
    if (error instanceof RE2JSException) return error.message
    throw error
  }
}
