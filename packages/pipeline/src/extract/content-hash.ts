import { createHash } from 'node:crypto'

/** Names one wording of an article: it changes with any word, and not with spaces, quotation marks or dashes. */
export function contentHash(title: string | null, text: string): string {
  const words = `${title ?? ''}\n${text}`
    .normalize('NFKC')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return createHash('sha256').update(words).digest('hex').slice(0, 32)
}
