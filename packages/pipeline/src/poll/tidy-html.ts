import { decodeHTMLStrict } from 'entities'
import { repairReferences } from './repair-text.js'
import { longestBase, resolveUrl } from './resolve-url.js'

/**
 * Writes a piece of HTML in one form, whatever the feed wrote: addresses absolute, values in double quotes, `<br />` for `<br>`, names
 * that stand in capitals in small letters. Text and unknown tags stay as they are.
 */
export const tidyHtml = (written: string, base: string | null): string => {
  const html = repairReferences(written)
  if (!html.includes('<')) return html
  const against = base === null || base.length > longestBase ? null : base
  if (!untidyPattern.test(html) && (against === null || !relativePattern.test(html))) return html
  return html.replace(tagPattern, (_tag, slash: string, name: string, written: string) =>
    slash === '/' ? `</${smallName(name)}>` : openingTag(smallName(name), written, against),
  )
}

/** The ampersands of HTML that stand for themselves, escaped. */
export const escapeBareAmpersands = (html: string): string =>
  html.includes('&') ? html.replace(/&(?!#\d+;|#x[\da-f]+;|\w+;)/gi, '&amp;') : html

const voidNames =
  'area|base|basefont|br|col|command|embed|frame|hr|img|input|isindex|keygen|link|meta|param|source|track|wbr'
const isVoid = new RegExp(`^(?:${voidNames})$`)

/** Attributes in single quotes or none may hold anything but the end of the tag. */
const tagPattern = /<(\/?)([a-z][a-z\d:-]*)((?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\s[^<>]*|\/)?)>/gi

/** A quick look for what `tidyHtml` changes: most texts hold nothing of it. */
const untidyPattern = new RegExp(
  `<(?:${voidNames})(?:\\s[^<>]*[^<>\\s/])?\\s{0,9}/?(?<! /)>|</?[A-Z][A-Z\\d]*[\\s>/]|\\s[a-z][\\w:-]*\\s{0,9}=\\s{0,9}[^\\s"]|<[a-z][^\\s<>/]*/>`,
)

const smallName = (name: string): string => (/[a-z]/.test(name) ? name : name.toLowerCase())

const openingTag = (name: string, written: string, base: string | null): string => {
  const closes = /(?:^|[\s"'])\/$/.test(written)
  const attributes = closes ? written.slice(0, -1) : written
  const start = `<${name}${attributes.replace(attributePattern, (...found) => attributeOf(found, base)).trimEnd()}`
  if (isVoid.test(name)) return `${start} />`
  return closes ? `${start}></${name}>` : `${start}>`
}

/** Of many spaces it looks from the first alone: from each it would be a look over all that follow. */
const attributePattern = /(?<!\s)\s+([^\s=<>"'/]+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g

const attributeOf = (
  [, name = '', double, single, bare]: readonly (string | undefined)[],
  base: string | null,
): string => {
  const small = smallName(name)
  const value = double ?? single ?? bare ?? ''
  const address = base !== null && addressAttributes.has(small) ? resolved(small, value, base) : value
  return ` ${small}="${escapeBareAmpersands(address).replaceAll('"', '&quot;')}"`
}

const addressNames = [
  'href',
  'src',
  'srcset',
  'cite',
  'action',
  'poster',
  'background',
  'longdesc',
  'data',
  'codebase',
  'usemap',
  'profile',
  'formaction',
  'manifest',
  'icon',
]
const addressAttributes: ReadonlySet<string> = new Set(addressNames)

/** A quick look for an address that does not start with a scheme: most feeds have none. */
const relativePattern = new RegExp(
  `\\s(?:${addressNames.join('|')})\\s{0,9}=\\s{0,9}["']?\\s{0,9}(?![a-z][a-z\\d+.-]*:)[^\\s"'>]`,
  'i',
)

const resolved = (name: string, value: string, base: string): string =>
  name === 'srcset' ? resolveSourceSet(value, base) : resolveAddress(value, base)

const resolveAddress = (value: string, base: string): string => {
  if (value.trim() === '' || /^\s*[a-z][a-z\d+.-]*:/i.test(value)) return value
  return resolveUrl(decodeHTMLStrict(value), base).replaceAll('&', '&amp;')
}

/** Candidates are told apart as the HTML standard does: an address runs to the next space and may hold commas; one at its end closes it. */
const resolveSourceSet = (value: string, base: string): string => {
  const candidates: string[] = []
  const next = /[^\s,]\S*/g
  for (let found = next.exec(value); found !== null; found = next.exec(value)) {
    const [address] = found
    const isClosed = address.endsWith(',')
    const comma = isClosed ? next.lastIndex : value.indexOf(',', next.lastIndex)
    const descriptor = value.slice(next.lastIndex, comma === -1 ? undefined : comma).trim()
    next.lastIndex = comma === -1 ? value.length : comma
    candidates.push(`${resolveAddress(withoutEndCommas(address), base)} ${descriptor}`.trimEnd())
  }
  return candidates.join(', ')
}

const withoutEndCommas = (address: string): string => {
  let end = address.length
  while (address[end - 1] === ',') end--
  return address.slice(0, end)
}
