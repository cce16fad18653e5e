/**
 * A value as a jsonb parameter. Postgres keeps neither NUL nor half a surrogate pair, which pages do hold: each becomes U+FFFD,
 * so that every offset stays true.
 */
export function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}

function storable(text: string): string {
  if (!/[\0\ud800-\udfff]/.test(text)) return text
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
}
