import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { decodeEbcdic, isEbcdic } from './ebcdic.js'

export interface DecodedText {
  readonly text: string
  /** Lower-case name of the charset that the bytes were read in. */
  readonly encoding: string
}

/**
 * Decodes the bytes of a feed or page: byte order mark, the shape of UTF-16 and UTF-32, then what the bytes themselves
 * allow of what HTTP header and document declare, and detection where a declaration is missing or wrong.
 */
export const decodeText = (bytes: Uint8Array, contentType: string | null): DecodedText => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const marked = byteOrderMark(buffer)
  if (marked !== null) return decodeAs(buffer.subarray(marked.length), marked.encoding)
  if (isEbcdic(buffer)) return decodeEbcdic(buffer)
  const wide = wideEncoding(buffer)
  if (wide !== null) return decodeAs(buffer, wide)

  const declared = [charsetOfContentType(contentType), charsetOfDocument(buffer)]
    .map((label) => (label === null ? null : knownEncoding(label)))
    .filter((label) => label !== null)
  if (isUtf8(buffer)) return decodeAs(buffer, encodingOfValidUtf8(buffer, declared))
  for (const encoding of declared) {
    const decoded = decodeAs(buffer, encoding)
    if (isPlausible(decoded)) return decoded
  }
  return decodeAs(buffer, detectEncoding(buffer))
}

/** The `charset` parameter of an HTTP Content-Type. */
export const charsetOfContentType = (contentType: string | null): string | null =>
  contentType?.match(/;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i)?.[1]?.toLowerCase() ?? null

const byteOrderMarks = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-32le', mark: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', mark: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const

const byteOrderMark = (buffer: Buffer): { encoding: string; length: number } | null => {
  const found = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => buffer[index] === byte))
  return found === undefined ? null : { encoding: found.encoding, length: found.mark.length }
}

/** A document in UTF-16 or UTF-32 without a mark starts with `<`, `{` or white space and the zeros beside it. */
const wideEncoding = (buffer: Buffer): string | null => {
  const [a = 1, b = 1, c = 1, d = 1] = buffer
  const isStart = (byte: number): boolean => byte === 0x3c || byte === 0x7b || byte === 0x20 || byte === 0x0a
  if (a === 0 && b === 0 && c === 0 && isStart(d)) return 'utf-32be'
  if (isStart(a) && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && isStart(b) && c === 0 && d !== 0) return 'utf-16be'
  if (isStart(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  return null
}

const declarationPattern = /^[^<]{0,1024}<\?xml[^>]{0,200}?\bencoding\s*=\s*["']?\s*([\w.:-]+)/i
const metaPattern = /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i

const charsetOfDocument = (buffer: Buffer): string | null => {
  const head = buffer.toString('latin1', 0, 4096)
  const isPage = !/<(?:\w+:)?(?:rss|feed|rdf)\b/i.test(head)
  return (head.match(declarationPattern)?.[1] ?? (isPage ? head.match(metaPattern)?.[1] : null))?.toLowerCase() ?? null
}

/** Charsets that iconv-lite lacks, or has without their euro, and the platform's decoder has. */
const platformDecoders: ReadonlyMap<string, string> = new Map([
  ['iso2022jp', 'iso-2022-jp'],
  ['macintosh', 'macintosh'],
  ['macroman', 'macintosh'],
])

const platformDecoder = (encoding: string): string | undefined => platformDecoders.get(bareName(encoding))

const bareName = (label: string): string => label.replace(/[^a-z\d]/g, '')

/**
 * What iconv-lite has under another name, and what is read as the larger charset that it is used for in the wild. Names without
 * hyphens and the like: feeds write them in every way.
 */
const usualNames: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gb231280: 'gb18030',
  eucgb2312cn: 'gb18030',
  xmacsimpchinese: 'gb18030',
  gbk: 'gb18030',
  xgbk: 'gb18030',
  gb180302000: 'gb18030',
  utf8: 'utf-8',
  u8: 'utf-8',
  xsjis: 'shift_jis',
  sjis2004: 'shift_jis',
  shiftjis2004: 'shift_jis',
  sjisx0213: 'shift_jis',
  shiftjisx0213: 'shift_jis',
  xmacjapanese: 'shift_jis',
  ujis: 'euc-jp',
  eucjis2004: 'euc-jp',
  eucjisx0213: 'euc-jp',
  jisx0213: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jp2004: 'iso-2022-jp',
  iso2022jpext: 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  uhc: 'cp949',
  ksx1001: 'cp949',
  xmackorean: 'cp949',
  big5tw: 'big5',
  xmactradchinese: 'big5',
  hkscs: 'big5-hkscs',
  ascii: 'us-ascii',
  xmacroman: 'macintosh',
  csmacintosh: 'macintosh',
  cpis: 'cp861',
  ruscii: 'cp1125',
  cp866u: 'cp1125',
  maclatin2: 'maccenteuro',
  maccentraleurope: 'maccenteuro',
  ptcp154: 'pt154',
  cp154: 'pt154',
  csptcp154: 'pt154',
  cyrillicasian: 'pt154',
  kz1048: 'rk1048',
  iso8859112001: 'iso-8859-11',
  tis62025290: 'tis-620',
}

/** Null for a name nobody knows, and for the wide charsets: bytes in those were recognised before. */
const knownEncoding = (label: string): string | null => {
  const name = usualNames[bareName(label)] ?? label.replace(/^(iso[-_]?8859[-_]?\d{1,2})[-_:](?:19|20)\d\d$/, '$1')
  if (/^(?:x-)?(?:utf-?(?:16|32|7)|u(?:16|32)|ucs|cs?ucs|csunicode|iso-10646|unicode)/.test(name)) return null
  if (platformDecoder(name) !== undefined) return name
  return iconv.encodingExists(name) ? name : null
}

const decodeAs = (buffer: Buffer, encoding: string): DecodedText => {
  if (encoding === 'utf-8' || encoding === 'us-ascii') return { text: withoutMark(buffer.toString('utf8')), encoding }
  const platform = platformDecoder(encoding)
  if (platform !== undefined) return { text: new TextDecoder(platform).decode(buffer), encoding }
  return { text: withoutMark(iconv.decode(buffer, encoding)), encoding }
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

/**
 * Text that is valid UTF-8 is UTF-8, whatever is declared, unless it is plain ASCII (then the declaration stands), uses
 * escapes, or is so short that two bytes of a declared CJK charset may look like UTF-8 by chance.
 */
const encodingOfValidUtf8 = (buffer: Buffer, declared: readonly string[]): string => {
  const first = declared[0]
  if (first === undefined) return 'utf-8'
  if (first === 'iso-2022-jp' && buffer.includes(0x1b)) return first
  const wideBytes = countAbove127(buffer)
  if (wideBytes === 0) return first
  const isByChance = wideBytes <= 4 && /^(?:gb|big5|shift|sjis|euc|cp9[345]|ks_?c)/.test(first)
  return isByChance && !decodeAs(buffer, first).text.includes('�') ? first : 'utf-8'
}

/** Counts up to a handful: more is never asked. */
const countAbove127 = (buffer: Buffer): number => {
  let count = 0
  for (let index = 0; index < buffer.length && count < 8; index++) if (buffer[index]! > 127) count++
  return count
}

/** A stray broken byte in a long text is a flaw of the text; many are a wrong charset. */
const isPlausible = ({ text, encoding }: DecodedText): boolean => {
  if (encoding === 'us-ascii') return false
  let broken = 0
  let foreign = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character > 127) foreign++
    if (character === 0xfffd) broken++
  }
  if (broken === 0) return !hasControls(text, encoding)
  return broken <= 3 ? broken * 2 < foreign : broken * 20 < foreign
}

/** Bytes 80 to 9F are unused controls in ISO 8859: text that has them is in the Windows charset of that family. */
const hasControls = (text: string, encoding: string): boolean =>
  /^iso-?8859|^latin/.test(encoding) && /[\x80-\x9f]/.test(text)

const detectEncoding = (buffer: Buffer): string => {
  const sample = wordsOf(buffer)
  for (const { name, confidence } of chardet.analyse(sample)) {
    const encoding = knownEncoding(name.toLowerCase())
    if (encoding === null || encoding === 'us-ascii' || confidence < 10) continue
    if (encoding === 'utf-8') {
      if (isPlausible(decodeAs(buffer, encoding))) return encoding
      continue
    }
    const windows = windowsOf[encoding] ?? encoding
    const decoded = decodeAs(sample, windows)
    // The sample may end within a character.
    if (!decoded.text.slice(0, -1).includes('�') && hasItsScript(decoded)) return windows
  }
  return 'windows-1252'
}

/** Korean is mostly Hangul and Japanese has kana: bytes that give neither are Chinese that looks like them. */
const hasItsScript = ({ text, encoding }: DecodedText): boolean => {
  const script = scripts[encoding]
  if (script === undefined) return true
  const foreign = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  return (text.match(script.letters)?.length ?? 0) >= foreign * script.share
}

const hangul = { letters: /[\uac00-\ud7a3]/g, share: 0.75 }
const kana = { letters: /[\u3041-\u30fe]/g, share: 0.1 }
const scripts: Readonly<Record<string, { readonly letters: RegExp; readonly share: number }>> = {
  'euc-kr': hangul,
  'euc-jp': kana,
  shift_jis: kana,
}

/** What a page in an ISO charset is in when it also uses the bytes 80 to 9F. */
const windowsOf: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
}

/**
 * Markup is ASCII in every charset and drowns the words that tell them apart. Cut between words alone: a character may take several
 * bytes, and white space is in none of them.
 */
const wordsOf = (buffer: Buffer): Buffer => {
  const words = buffer.toString('latin1', 0, 262_144).replace(/<[^>]*>/g, ' ')
  const foreign = words.match(/[^\x00-\x7f][^<>]{0,200}[^\s<>]*/g)?.join(' ') ?? words
  return Buffer.from(foreign.slice(0, 32_768), 'latin1')
}
