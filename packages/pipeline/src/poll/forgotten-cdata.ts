/**
 * A document without the starts of CDATA sections whose end was forgotten: such a section would swallow the entries that follow it. One is
 * known by having no end at all, or by reaching over the end of its entry into the next section.
 */
export const withoutForgottenCdata = (document: string): string => {
  let kept = ''
  let from = 0
  let end = 0
  for (let start = document.indexOf(opening); start !== -1; ) {
    const inside = start + opening.length
    if (end !== -1 && end < inside) end = document.indexOf(closing, inside)
    const next = document.indexOf(opening, inside)
    if (end !== -1 && !(next !== -1 && next < end && endsItsEntry(document.slice(inside, next)))) {
      start = document.indexOf(opening, end + closing.length)
      continue
    }
    kept += document.slice(from, start)
    from = inside
    start = next
  }
  return from === 0 ? document : kept + document.slice(from)
}

const opening = '<![CDATA['
const closing = ']]>'

/** A section that quotes a whole entry starts it before it ends it. */
const endsItsEntry = (text: string): boolean => /<(\/?)(?:item|entry)[\s>]/i.exec(text)?.[1] === '/'
