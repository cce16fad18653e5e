/** The sentence of a text that holds a span, cut to one line. */
export function sentenceAt(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const gaps = [...text.matchAll(betweenSentences)]
  const before = gaps.findLast((gap) => gap.index + gap[0].length <= start)
  const after = gaps.find((gap) => gap.index >= end)
  return text
    .slice(before === undefined ? 0 : before.index + before[0].length, after?.index ?? text.length)
    .replace(/\s+/g, ' ')
    .trim()
}

/** After a full stop, a question or an exclamation mark a word begins anew; a line that ends is an end as well. */
const betweenSentences = /(?<=[\p{Ll}\d)”"’'][.!?][”"’']?)\s+(?=[“"‘']?[\p{Lu}\d])|\n+/gu
