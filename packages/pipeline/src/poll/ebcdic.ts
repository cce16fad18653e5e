/** Whether a document starts with `<?xml` as mainframes write it. */
export const isEbcdic = (buffer: Buffer): boolean =>
  buffer[0] === 0x4c && buffer[1] === 0x6f && buffer[2] === 0xa7 && buffer[3] === 0x94

/** Decodes a document of the EBCDIC family by what it declares: code page 37, 500 or 1140. */
export const decodeEbcdic = (buffer: Buffer): { readonly text: string; readonly encoding: string } => {
  const head = decodeWith(page37, buffer.subarray(0, 200))
  const declared = head.match(/encoding\s*=\s*["']([\w.:-]+)/i)?.[1]?.toLowerCase() ?? 'cp037'
  const page = /1140/.test(declared) ? page1140 : /500|cp[-_](?:be|ch)$/.test(declared) ? page500 : page37
  return { text: decodeWith(page, buffer).replaceAll('\u0085', '\n'), encoding: declared }
}

const decodeWith = (page: string, buffer: Buffer): string => {
  let text = ''
  for (const byte of buffer) text += page[byte]
  return text
}

/** The 256 characters of code page 37, all of Latin-1, in the order of their bytes. */
const page37 = Buffer.from(
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f' +
    '80818283840a171b88898a8b8c050607909116939495960498999a9b14159e1a' +
    '20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac' +
    '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22' +
    'd8616263646566676869abbbf0fdfeb1b06a6b6c6d6e6f707172aabae6b8c6a4' +
    'b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7' +
    '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff' +
    '5cf7535455565758595ab2d4d6d2d3d530313233343536373839b3dbdcd9da9f',
  'hex',
).toString('latin1')

const changed = (page: string, changes: Readonly<Record<number, string>>): string =>
  [...page].map((character, byte) => changes[byte] ?? character).join('')

const page500 = changed(page37, { 74: '[', 79: '!', 90: ']', 95: '^', 176: '¢', 186: '¬', 187: '|' })
const page1140 = changed(page37, { 159: '€' })
