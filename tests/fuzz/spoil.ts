import fc from 'fast-check'

type Edit = (text: string) => string

/**
 * A document as it may arrive: with pieces put in, cut out, doubled and repeated, cut off, in another charset than it says, with bits
 * that fell over. One in four arrives whole.
 */
export function spoiled(document: fc.Arbitrary<string>, pieces: readonly string[]): fc.Arbitrary<Uint8Array> {
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  const edit: fc.Arbitrary<Edit> = fc
    .tuple(
      place,
      fc.nat(12),
      fc.constantFrom('insert', 'repeat', 'cut', 'double', 'swap', 'end'),
      fc.constantFrom(...pieces),
    )
    .map(([where, length, how, piece]) => (text) => {
      const at = Math.floor(where * text.length)
      const [before, after] = [text.slice(0, at), text.slice(at)]
      if (how === 'insert') return before + piece + after
      if (how === 'repeat') return before + piece.repeat(length * 4) + after
      if (how === 'cut') return before + after.slice(length * 3)
      if (how === 'double') return before + after.slice(0, length * 8) + after
      if (how === 'swap') return after + before
      return before
    })
  const edits = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(edit, { maxLength: 5 }) },
  )
  return fc.tuple(document, edits, fc.constantFrom(...encodings), place).map(([text, each, encode, where]) =>
    encode(
      each.reduce((spoilt, next) => next(spoilt), text),
      where,
    ),
  )
}

type Encode = (text: string, where: number) => Uint8Array

const utf8: Encode = (text) => Buffer.from(text)
const encodings: readonly Encode[] = [
  utf8,
  utf8,
  utf8,
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text, where) => {
    const bytes = Buffer.from(text)
    const at = Math.floor(where * bytes.length)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc3, 0x00, 0xed, 0xa0, 0x80]), bytes.subarray(at)])
  },
]
