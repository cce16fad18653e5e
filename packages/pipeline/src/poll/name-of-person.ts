import { decodeHTMLStrict } from 'entities'

/**
 * The name in what a feed says of a person: RSS wants `desk@outlet.example (Sana Baloch)`, others write `Sana Baloch <…>` or put the
 * address in brackets behind the name, or wrap the name in a link. An address without a name stays, for want of anything better.
 */
export const nameOfPerson = (written: string): string => {
  const plain = withoutMarkup(written)
  if (plain.length > longestPerson || !plain.includes('@')) return plain
  const alone = mailAlone.exec(plain)?.[1]
  if (alone !== undefined) return alone
  const name = (mailFirst.exec(plain) ?? nameFirst.exec(plain))?.[1]?.trim().replace(/^["']|["']$/g, '') ?? ''
  return name === '' ? plain : name
}

const longestPerson = 200
const mail = '(?:mailto:)?[^\\s<>()\\[\\]@]{1,64}@[^\\s<>()\\[\\]@]{1,100}'
const mailAlone = new RegExp(`^<(${mail})>$`, 'i')
const mailFirst = new RegExp(`^[<\\[]?${mail}[>\\]]?\\s{0,9}\\(([^()@]{1,100})\\)$`, 'i')
const nameFirst = new RegExp(`^([^<>()\\[\\]@]{1,100})[<(\\[]${mail}[>)\\]]$`, 'i')

/** A mail address in pointed brackets is no tag. */
const withoutMarkup = (written: string): string => {
  if (!/[<&]/.test(written)) return written
  const text = written.replace(/<\/?[a-z][a-z\d]*(?:\s[^<>]*|\/)?>/gi, '')
  const decoded = text.includes('&') ? decodeHTMLStrict(text) : text
  return decoded === written ? written : decoded.replace(/\s+/g, ' ').trim()
}
