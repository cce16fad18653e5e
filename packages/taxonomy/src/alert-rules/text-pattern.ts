import { RE2JS, RE2JSException } from 're2js'

/** A pattern in RE2 syntax: no text makes it slow. */
export interface TextPattern {
  readonly matches: (text: string) => boolean
}

/** Throws `TextPatternError`, which says what RE2 does not read. */
export function textPattern(source: string): TextPattern {
  try {
    const compiled = RE2JS.compile(source)
    return { matches: (text) => compiled.test(text) }
  } catch (error) {
    if (error instanceof RE2JSException) throw new TextPatternError(error.message)
    throw error
  }
}

export class TextPatternError extends Error {
  override readonly name = 'TextPatternError'
}

/** What is wrong with a pattern; null where it can be used. */
export function whyNotAPattern(source: string): string | null {
  try {
    textPattern(source)
    return null
  } catch (error) {
    if (error instanceof TextPatternError) return error.message
    throw error
  }
}
