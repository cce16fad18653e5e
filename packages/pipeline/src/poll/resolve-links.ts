import { decodeHTMLStrict } from 'entities'
import { longestBase, resolveUrl } from './resolve-url.js'

/** Makes the relative addresses within a piece of HTML absolute and leaves everything else as it is. */
export const resolveLinks = (html: string, base: string | null): string => {
  if (base === null || base.length > longestBase || !html.includes('<') || !relativePattern.test(html)) return html
  return html.replace(tagPattern, (tag) =>
    tag.replace(
      attributePattern,
      (written, before: string, name: string, double?: string, single?: string, bare?: string) => {
        const value = double ?? single ?? bare ?? ''
        const resolved = name.toLowerCase() === 'srcset' ? resolveSourceSet(value, base) : resolveAddress(value, base)
        return resolved === value ? written : `${before}"${resolved.replaceAll('"', '&quot;')}"`
      },
    ),
  )
}

const addressAttributes =
  'href|src|srcset|cite|action|poster|background|longdesc|data|codebase|usemap|profile|formaction|manifest|icon'
const tagPattern = /<[a-z][^\s<>/]*(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?>/gi
const attributePattern = new RegExp(
  `(\\s(${addressAttributes})\\s{0,9}=\\s{0,9})(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
  'gi',
)
/** A quick look for an address that does not start with a scheme: most feeds have none. */
const relativePattern = new RegExp(
  `\\s(?:${addressAttributes})\\s{0,9}=\\s{0,9}["']?\\s{0,9}(?![a-z][a-z\\d+.-]*:)[^\\s"'>]`,
  'i',
)

const resolveAddress = (value: string, base: string): string => {
  if (value.trim() === '' || /^\s*[a-z][a-z\d+.-]*:/i.test(value)) return value
  return resolveUrl(decodeHTMLStrict(value), base).replaceAll('&', '&amp;')
}

const resolveSourceSet = (value: string, base: string): string =>
  value
    .split(/,(?=\s)/)
    .map((candidate) => {
      const [address = '', ...descriptors] = candidate.trim().split(/\s+/)
      return [resolveAddress(address, base), ...descriptors].join(' ')
    })
    .join(', ')
