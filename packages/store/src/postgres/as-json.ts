/**
 * A value as a jsonb parameter. Postgres keeps neither NUL nor half a surrogate pair, which pages do hold: each becomes U+FFFD,
 * so that every offset stays true.
 */
export function asJson(value: unknown): string {
  const json = JSON.stringify(value)
  // Hardly ever: to look at every part of every value takes longer than to write it.
  if (!isToldByEscape.test(json)) return json
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}

/** How JSON writes the two; in a text that speaks of such escapes a backslash stands before it, and it is looked at for nothing. */
const isToldByEscape = /\\u(?:0000|d[89a-f])/

const storable = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
