import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'

const feedIn = (encoding: string | null, title: string): string =>
  `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>\n<rss version="2.0"><channel><title>${title}</title></channel></rss>`

const titleOf = (text: string): string | undefined => text.match(/<title>(.*)<\/title>/)?.[1]

const french = 'Les élections à Genève, où l’on vota'
const russian = 'Президент подписал указ о бюджете страны'
const chinese = '外交部发言人就地区局势答记者问'
const taiwanese = '外交部發言人就地區局勢答記者問'
const japanese = '外務省は地域の情勢について記者会見を行った'
const korean = '외교부 대변인은 지역 정세에 대해 말했다'

const samples: [string, string][] = [
  ['windows-1250', 'Příliš žluťoučký kůň úpěl'],
  ['windows-1251', russian],
  ['windows-1252', french],
  ['windows-1253', 'Η κυβέρνηση ανακοίνωσε μέτρα'],
  ['windows-1254', 'Türkiye’nin dışişleri bakanı'],
  ['windows-1255', 'הממשלה הודיעה על צעדים'],
  ['windows-1256', 'أعلنت الحكومة عن إجراءات'],
  ['windows-1257', 'Ministrų kabinetas paskelbė žinią'],
  ['iso-8859-1', 'Les élections à Genève'],
  ['iso-8859-2', 'Příliš žluťoučký kůň'],
  ['iso-8859-5', russian],
  ['iso-8859-7', 'Η κυβέρνηση ανακοίνωσε'],
  ['iso-8859-9', 'Türkiye dışişleri bakanı'],
  ['iso-8859-15', 'Cœur à 5 €'],
  ['koi8-r', russian],
  ['koi8-u', 'Президент підписав указ про їжу'],
  ['gb2312', chinese],
  ['gbk', chinese],
  ['gb18030', chinese],
  ['big5', taiwanese],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['euc-kr', korean],
  ['ibm866', russian],
  ['macintosh', 'Les élections à Genève'],
]

test('the currency sign of a Macintosh has been the euro since 1998', () => {
  const bytes = Buffer.from(feedIn('macintosh', 'Five \xdb'), 'latin1')
  expect(titleOf(decodeText(bytes, null).text)).toBe('Five €')
})

describe('a charset that is declared', () => {
  test.each(samples)('in the document: %s', (encoding, title) => {
    const { text } = decodeText(iconv.encode(feedIn(encoding, title), encoding), null)
    expect(titleOf(text)).toBe(title)
  })

  test.each(samples)('in the HTTP header: %s', (encoding, title) => {
    const { text } = decodeText(
      iconv.encode(feedIn(null, title), encoding),
      `text/xml; charset="${encoding.toUpperCase()}"`,
    )
    expect(titleOf(text)).toBe(title)
  })

  test.each(['iso-2022-jp', 'ISO2022JP', 'csISO2022JP', 'iso_2022_jp-1'])(
    'as %s is read though every byte of it is ASCII',
    (name) => {
      const bytes = Buffer.from(`${feedIn(name, '\u001b$B30L3>J\u001b(B')}`, 'latin1')
      expect(decodeText(bytes, null)).toMatchObject({
        encoding: 'iso-2022-jp',
        text: expect.stringContaining('外務省'),
      })
    },
  )

  test.each([
    ['GB_2312-80', 'gb18030', chinese],
    ['x-mac-japanese', 'shift_jis', japanese],
    ['EUC_JISX0213', 'euc-jp', japanese],
    ['ks_x-1001', 'cp949', korean],
    ['Big5_TW', 'big5', taiwanese],
    ['ISO_8859-5:1988', 'iso-8859-5', russian],
    ['cyrillic-asian', 'pt154', russian],
    ['RUSCII', 'cp1125', russian],
    ['mac-latin2', 'maccenteuro', 'Příliš žluťoučký kůň'],
  ])('under another name: %s', (name, encoding, title) => {
    expect(titleOf(decodeText(iconv.encode(feedIn(name, title), encoding), null).text)).toBe(title)
  })

  test('in the header goes before that of the document, as the standards say', () => {
    const bytes = iconv.encode(feedIn('iso-8859-1', 'She said “no”'), 'windows-1252')
    expect(titleOf(decodeText(bytes, 'text/xml; charset=windows-1252').text)).toBe('She said “no”')
  })

  test('is reported by its own name where the text is plain ASCII', () => {
    expect(decodeText(Buffer.from(feedIn('KOI8-R', 'plain')), null).encoding).toBe('koi8-r')
    expect(decodeText(Buffer.from(feedIn(null, 'plain')), null).encoding).toBe('utf-8')
  })
})

describe('a wide charset', () => {
  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    '%s is recognised with and without its mark',
    (encoding) => {
      const document = feedIn('utf-16', french)
      const withMark = iconv.encode(document, encoding, { addBOM: true })
      const without = iconv.encode(document, encoding, { addBOM: false })
      expect(decodeText(withMark, null)).toMatchObject({ encoding, text: document })
      expect(decodeText(without, 'text/xml; charset=iso-8859-1')).toMatchObject({ encoding, text: document })
    },
  )

  test('that is declared over bytes that are not wide is a lie', () => {
    expect(titleOf(decodeText(Buffer.from(feedIn('utf-16', french)), null).text)).toBe(french)
  })

  test('the mark of UTF-8 is not part of the text', () => {
    const { text, encoding } = decodeText(Buffer.from(`\ufeff${feedIn('iso-8859-1', french)}`), null)
    expect(encoding).toBe('utf-8')
    expect(text.startsWith('<?xml')).toBe(true)
    expect(titleOf(text)).toBe(french)
  })
})

describe('a charset that is declared wrongly', () => {
  test.each([
    ['UTF-8 that is said to be Latin by the document', feedIn('iso-8859-1', french), 'utf-8', null, french],
    [
      'UTF-8 that is said to be Latin by the server',
      feedIn('utf-8', french),
      'utf-8',
      'text/xml; charset=iso-8859-1',
      french,
    ],
    ['UTF-8 that is said to be ASCII', feedIn('us-ascii', russian), 'utf-8', null, russian],
    ['Windows that is said to be UTF-8', feedIn('utf-8', french), 'windows-1252', null, french],
    ['Windows that is said to be Latin', feedIn('iso-8859-1', 'She said “no”'), 'windows-1252', null, 'She said “no”'],
    ['Cyrillic that is said to be UTF-8', feedIn('utf-8', russian), 'windows-1251', null, russian],
    ['Chinese that is said to be UTF-8', feedIn('utf-8', chinese), 'gb18030', null, chinese],
    ['Japanese that is said to be ASCII', feedIn('us-ascii', japanese), 'shift_jis', null, japanese],
    ['a charset that nobody knows', feedIn('x-klingon', french), 'utf-8', null, french],
  ])('%s', (_what, document, encoding, contentType, title) => {
    expect(titleOf(decodeText(iconv.encode(document, encoding), contentType).text)).toBe(title)
  })
})

describe('a charset that is not declared', () => {
  test.each([
    ['utf-8', korean],
    ['windows-1252', french],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['gb18030', chinese.repeat(3)],
    ['gb18030', '政府昨日宣布新的经济措施'],
    ['big5', taiwanese.repeat(3)],
    ['shift_jis', japanese.repeat(3)],
    ['euc-jp', japanese.repeat(3)],
    ['euc-kr', korean.repeat(3)],
  ])('is detected: %s', (encoding, title) => {
    expect(titleOf(decodeText(iconv.encode(feedIn(null, title), encoding), null).text)).toBe(title)
  })
})

describe('a long text is detected wherever the sample of it is cut', () => {
  test.each([
    ['euc-kr', korean],
    ['shift_jis', japanese],
    ['gb18030', chinese],
  ])('%s', (encoding, words) => {
    for (const before of ['', 'a']) {
      const title = `${before}${words} ${words.replaceAll(/[\s]/g, '').repeat(9)} (${before}) ${words}`
      expect(titleOf(decodeText(iconv.encode(feedIn(null, title), encoding), null).text)).toBe(title)
    }
    const longerThanTheSample = words.replaceAll(/[\s]/g, '').repeat(2000)
    expect(titleOf(decodeText(iconv.encode(feedIn(null, longerThanTheSample), encoding), null).text)).toBe(
      longerThanTheSample,
    )
  })
})

test('a document of a mainframe is read by what it declares', () => {
  const bytes = Buffer.from(
    '4c6fa7949340a58599a28996957e7df14bf07d4085958396848995877e7d8397f5f0f07d6f6e254c99a2a240a58599a28996957e7df24bf07d6e4c838881959585936e4ca389a393856ec3818651404a9585a65a4f4c61a389a393856e4c61838881959585936e4c6199a2a26e',
    'hex',
  )
  const { text, encoding } = decodeText(bytes, null)
  expect(encoding).toBe('cp500')
  expect(titleOf(text)).toBe('Café [new]!')
})

test('a stray broken byte in a long UTF-8 text costs that character and no other', () => {
  const bytes = Buffer.concat([
    Buffer.from(feedIn('utf-8', `${russian} `).replace('</title>', '')),
    Buffer.from([0xff]),
    Buffer.from(' </title></rss>'),
  ])
  const { text, encoding } = decodeText(bytes, null)
  expect(encoding).toBe('utf-8')
  expect(text).toContain(russian)
})
