import { cleanText } from './body-text.js'

/** A page's title without the name of the outlet, given the headlines that the page shows elsewhere and its site names. */
export function cleanTitle(title: string, headings: readonly string[], siteNames: readonly string[]): string {
  const whole = withoutPrefix(cleanText(title), siteNames)
  const shown = headings
    .map(cleanText)
    .find((heading) => heading.length >= 15 && isEndOf(letters(whole), letters(heading)))
  if (shown !== undefined) return shown
  const parts = whole.split(separator)
  if (parts.length < 3) return whole
  const [first = ''] = parts
  if (headings.some((heading) => letters(heading) === letters(first))) return first.trim()
  return withoutOutlet(parts, siteNames.map(letters))
}

/** "Valley Post: Bridge falls": a colon is the headline's own unless the outlet's name stands before it. */
function withoutPrefix(title: string, siteNames: readonly string[]): string {
  const [, before = '', rest = ''] = title.match(/^([^:]{2,60}):\s+(.+)$/) ?? []
  return rest !== '' && siteNames.some((name) => letters(name) === letters(before)) ? rest : title
}

const isEndOf = (whole: string, part: string): boolean => whole.startsWith(part) || whole.endsWith(part)

const separator = /(\s+[|•·»›–—-]+\s+|\s*\|\s*|\s+::\s+)/

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** `parts` are the pieces of the title with the separators between them. */
function withoutOutlet(parts: readonly string[], siteNames: readonly string[]): string {
  let end = parts.length
  while (end > 1 && isOutlet(parts[end - 1] ?? '', parts[end - 2] ?? '', parts.slice(0, end - 2).join(''), siteNames))
    end -= 2
  let start = 0
  while (end - start > 2 && siteNames.includes(letters(parts[start] ?? ''))) start += 2
  return parts.slice(start, end).join('').trim()
}

function isOutlet(name: string, mark: string, rest: string, siteNames: readonly string[]): boolean {
  const plain = letters(name)
  if (
    siteNames.some(
      (site) =>
        site === plain || (plain.length > 3 && site.includes(plain)) || (site.length > 3 && plain.includes(site)),
    )
  )
    return true
  if (name.split(' ').length > 5 || rest.length < 25) return false
  // A bar parts the outlet from the headline; a dash may as well be the headline's own.
  return /[-–—]/.test(mark) ? name.length <= 30 && name.length < rest.length / 2 : name.length < rest.length
}
