/**
 * The name in what a feed says of a person: RSS wants `desk@outlet.example (Sana Baloch)`, others write `Sana Baloch <…>` or put the
 * address in brackets behind the name. An address without a name stays, for want of anything better.
 */
export const nameWithoutMail = (written: string): string => {
  if (written.length > longestPerson || !written.includes('@')) return written
  const name = (mailFirst.exec(written) ?? nameFirst.exec(written))?.[1]?.trim().replace(/^["']|["']$/g, '') ?? ''
  return name === '' ? written : name
}

const longestPerson = 200
const mail = '(?:mailto:)?[^\\s<>()\\[\\]@]{1,64}@[^\\s<>()\\[\\]@]{1,100}'
const mailFirst = new RegExp(`^[<\\[]?${mail}[>\\]]?\\s{0,9}\\(([^()@]{1,100})\\)$`, 'i')
const nameFirst = new RegExp(`^([^<>()\\[\\]@]{1,100})[<(\\[]${mail}[>)\\]]$`, 'i')
