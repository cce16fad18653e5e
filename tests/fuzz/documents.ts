import fc from 'fast-check'
import { featureLine } from '../builders/geonames.js'

/** Documents as their formats have them, with values that are anything; and pieces that mean something to their parsers. */
export interface Grammar {
  readonly document: fc.Arbitrary<string>
  readonly pieces: readonly string[]
}

const joined = (part: fc.Arbitrary<string>, maxLength: number, separator = ''): fc.Arbitrary<string> =>
  fc.array(part, { maxLength }).map((parts) => parts.join(separator))

const oddNumber = fc.constantFrom('0', '-1', '1e999', '99999999999999999999', 'NaN', '00', '0x10', '1_0', '٣', '')
const control = fc.constantFrom('\0', '\u001b[2J', '\u202e', '\ufeff', '\ud83d', '\r', '\u2028', '\u0085', '\u007f')
const address = fc.constantFrom(
  '/a',
  'https://a.example/b?c=1&d=2#e',
  'http://[::1]/',
  'http://[fe80::1%25eth0]/',
  'http://a.example:99999/',
  'javascript:alert(1)',
  'data:text/html,x',
  '//x.example',
  'https://a\\b@c.example/',
  'http://ü.example/%zz',
  'feed://a.example/',
  'http:///',
  'https://xn--/',
)

const weekday = fc.constantFrom('Mon', 'Monday', 'lundi', 'Пн', 'الاثنين', '')
const month = fc.constantFrom('Mar', 'March', 'mars', 'März', 'марта', 'مارس', '3月', '03', '13', '0', 'Xyz')
const separator = fc.constantFrom(' ', '-', '/', '.', ', ', '', 'T', '\u00a0', '年', 'de ')
const clock = fc.constantFrom(
  '10:00',
  '24:00:00',
  '23:59:60',
  '9:5',
  '10:00:00.123456789',
  '10pm',
  '25:61',
  '오후 3:04',
  '',
)
const zone = fc.constantFrom('GMT', 'Z', '+0530', '-99:99', '+05:00', 'EST', 'PKT', '(Asia/Karachi)', '+1', '')
const digits = fc.oneof(fc.integer({ min: -1, max: 10_000 }).map(String), oddNumber)
export const date: Grammar = {
  document: fc
    .tuple(weekday, digits, separator, month, separator, digits, separator, clock, fc.constantFrom(' ', ''), zone)
    .map((parts) => parts.join('')),
  pieces: ['T', ':', '-', 'W', ' ', '٣', '+', '.', '99', ',', '年', '오후', 'am', '\0'],
}

const words = fc.oneof(fc.string({ maxLength: 12 }), address, control, date.document, oddNumber)
const entity = fc.constantFrom(
  '&amp;',
  '&#x0;',
  '&#xd800;',
  '&#1114112;',
  '&nope;',
  '&lt;b&gt;',
  '&amp;amp;lt;',
  '&#',
  '&a',
  '&#147;',
)
const text = joined(fc.oneof(words, entity), 3)

const tagPieces = [
  '<',
  '>',
  '</',
  '/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '--!>',
  '<?xml version="1.0" encoding="utf-7"?>',
  '<?',
  '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
  '&a;',
  '&#x',
  '"',
  "'",
  '=',
  '\0',
  '\ud83d',
  ' xmlns="',
  ' xml:base="//b/"',
  ' xmlns:a="b"',
]

const feedTag = fc.constantFrom(
  'title',
  'link',
  'guid',
  'id',
  'description',
  'content:encoded',
  'content',
  'summary',
  'author',
  'name',
  'dc:creator',
  'dc:date',
  'pubDate',
  'updated',
  'item',
  'entry',
  'channel',
  'image',
  'source',
  'media:group',
  'ttl',
  'skipHours',
  'hour',
  'div',
  'p',
  'br',
  'constructor',
  '__proto__',
  'hasOwnProperty',
)
const attribute = fc
  .tuple(
    fc.constantFrom(
      'type',
      'href',
      'rel',
      'xml:base',
      'xmlns',
      'xmlns:dc',
      'xml:lang',
      'isPermaLink',
      'url',
      '__proto__',
    ),
    fc.oneof(
      address,
      fc.constantFrom('html', 'xhtml', 'text/plain', 'application/octet-stream', 'base64', 'alternate', ''),
      words,
    ),
  )
  .map(([name, value]) => ` ${name}="${value}"`)

const { node: feedNode } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(feedTag, joined(attribute, 2), joined(tie('node'), 4))
      .map(([tag, attributes, inside]) => `<${tag}${attributes}>${inside}</${tag}>`),
    text.map((inside) => `<![CDATA[${inside}]]>`),
  ),
}))
const xmlHead = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?xml version="1.0" encoding="ebcdic-cp-us"?>',
  '<?xml version="1.1" encoding="windows-1256"?>\n',
  '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
)
const aroundXml = fc.constantFrom<readonly [string, string]>(
  ['<rss version="2.0"><channel>', '</channel></rss>'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', '</feed>'],
  ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', '</rdf:RDF>'],
  ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', '</urlset>'],
)
const anyJson = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value))
const feedKey = fc.constantFrom(
  'id',
  'url',
  'title',
  'content_html',
  'content_text',
  'authors',
  'author',
  'date_published',
  'external_url',
  'items',
  '__proto__',
)
const jsonItem = joined(
  fc
    .tuple(
      feedKey,
      fc.oneof(
        anyJson,
        text.map((value) => JSON.stringify(value)),
      ),
    )
    .map(([key, value]) => `"${key}":${value}`),
  5,
  ',',
)
export const feed: Grammar = {
  document: fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(xmlHead, aroundXml, joined(feedNode, 6))
        .map(([head, [open, close], inside]) => head + open + inside + close),
    },
    {
      weight: 1,
      arbitrary: joined(
        jsonItem.map((item) => `{${item}}`),
        4,
        ',',
      ).map((items) => `{"version":"https://jsonfeed.org/version/1.1","items":[${items}]}`),
    },
  ),
  pieces: [...tagPieces, '<item>', '</item>', '<entry>', '<content type="xhtml">', '{', '[', '"items":'],
}

const pageTag = fc.constantFrom(
  'div',
  'p',
  'article',
  'main',
  'h1',
  'table',
  'tr',
  'td',
  'ul',
  'li',
  'a',
  'b',
  'i',
  'blockquote',
  'figure',
  'section',
  'span',
  'form',
  'select',
  'option',
  'svg',
  'math',
  'template',
  'noscript',
  'iframe',
  'title',
  'time',
  'footer',
  'aside',
  'br',
)
const pageAttribute = fc
  .tuple(
    fc.constantFrom('class', 'id', 'href', 'style', 'itemprop', 'datetime', 'hidden', 'lang', 'role'),
    fc.oneof(
      words,
      fc.constantFrom(
        'article-body',
        'related',
        'comments',
        'byline',
        'articleBody',
        'datePublished',
        'display:none',
        'share',
      ),
    ),
  )
  .map(([name, value]) => ` ${name}="${value}"`)
const sentence = fc.constantFrom(
  'The bridge over the river was opened again on Sunday, an officer of the highway police said.',
  'By A Reporter',
  'Two people were hurt, and the road to the pass was closed for nine hours after the slide, residents said.',
  'Read also: another story',
)
const { node: pageNode } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(sentence, text),
    fc
      .tuple(pageTag, joined(pageAttribute, 2), joined(tie('node'), 5))
      .map(([tag, attributes, inside]) => `<${tag}${attributes}>${inside}</${tag}>`),
  ),
}))
const linked = fc
  .tuple(fc.constantFrom('NewsArticle', 'Article', 'WebPage', 'constructor'), anyJson, anyJson, text)
  .map(
    ([type, author, published, body]) =>
      `<script type="application/ld+json">{"@type":"${type}","author":${author},"datePublished":${published},"articleBody":${JSON.stringify(body)}}</script>`,
  )
const meta = fc
  .tuple(fc.constantFrom('og:title', 'article:published_time', 'author', 'og:url', 'og:type', 'description'), text)
  .map(([name, content]) => `<meta property="${name}" content="${content}">`)
const scripted = anyJson.map((data) => `<script id="__NEXT_DATA__" type="application/json">${data}</script>`)
export const page: Grammar = {
  document: fc
    .tuple(joined(fc.oneof(meta, linked, scripted), 3), joined(pageNode, 8))
    .map(([head, body]) => `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`),
  pieces: [
    ...tagPieces,
    '<div>',
    '</div>',
    '<table>',
    '<a href=',
    '<script>',
    '</body>',
    '<plaintext>',
    '<title>',
    '<svg><style>',
    '{"@graph":[',
  ],
}

const lineKey = fc.constantFrom(
  'url',
  'title',
  'text',
  'html',
  'source',
  'author',
  'language',
  'publishedAt',
  'modifiedAt',
  '__proto__',
)
const lineValue = fc.oneof(
  anyJson,
  text.map((value) => JSON.stringify(value)),
  pageNode.map((value) => JSON.stringify(value)),
)
const jsonLine = joined(
  fc.tuple(lineKey, lineValue).map(([key, value]) => `"${key}":${value}`),
  6,
  ',',
).map((inside) => `{"url":"https://a.example/1",${inside}}`)
export const jsonLines: Grammar = {
  document: joined(jsonLine, 3, '\n'),
  pieces: ['\n', '{', '}', '"', '\\u', '\\ud800', ',', ':', '\0', '[[', '\ufeff', '\r\n', 'null'],
}

const outline = fc
  .tuple(fc.constantFrom('xmlUrl', 'XMLURL', 'url', 'htmlUrl', 'type', 'title', 'language'), fc.oneof(address, text))
  .map(([name, value]) => ` ${name}="${value}"`)
export const opml: Grammar = {
  document: joined(
    joined(outline, 3).map((attributes) => `<outline${attributes}/>`),
    6,
  ).map((outlines) => `<opml version="2.0"><body><outline text="x">${outlines}</outline></body></opml>`),
  pieces: [...tagPieces, '<outline ', '</outline>', '<opml>', '</opml>'],
}

const warcHeader = fc.constantFrom(
  'WARC-Type: response',
  'WARC-Type: revisit',
  'WARC-Date: never',
  'Content-Type: application/http; msgtype=response',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 9e9',
  'WARC-Target-URI: <https://a.example/>',
  'WARC-Target-URI: \u0000',
  ': ',
  'x',
)
const httpHeader = fc.constantFrom(
  'Content-Type: text/html; charset=utf-7',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Transfer-Encoding: chunked',
  'Content-Length: 1',
  'Content-Type:',
  '\u0000: x',
)
const record = fc
  .tuple(
    joined(warcHeader, 4, '\r\n'),
    joined(httpHeader, 3, '\r\n'),
    fc.oneof(pageNode, fc.constantFrom('5\r\nhello\r\n0\r\n\r\n', 'ffffffffff\r\nx', '\u001f\u008b\u0008')),
  )
  .map(([headers, http, body]) => {
    const payload = `HTTP/1.1 200 OK\r\n${http}\r\n\r\n${body}`
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2026-03-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(payload)}\r\n${headers}\r\n\r\n${payload}\r\n\r\n`
  })
export const warc: Grammar = {
  document: joined(record, 3),
  pieces: ['WARC/1.0\r\n', '\r\n\r\n', '\r\n', 'Content-Length: ', '\0', 'HTTP/1.1 ', '999999999999', '\n'],
}

const yamlKey = fc.constantFrom(
  'id',
  'name',
  'class',
  'kind',
  'country',
  'parent',
  'parents',
  'aliases',
  'feeds',
  'lat',
  'lon',
  'zone',
  'homepage',
  'politeness',
  'key',
  'text',
  'when',
  'rules',
  'receiver',
  'webhook',
  'level',
  'title',
  'status',
  'where',
  'not',
  'any',
  '__proto__',
  'constructor',
  '<<',
)
const { value: yamlValue } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.stringMatching(/^[\w .,:'#&*!|>@`%-]{0,12}$/),
      oddNumber,
      address,
      fc.constantFrom(
        '~',
        'yes',
        '2024-01-01',
        '*a',
        '&a x',
        '!!js/function x',
        '!!binary AA==',
        '"\\ud800"',
        '|',
        "''",
        'PK',
        'Asia/Karachi',
        '1h',
        '10m',
      ),
    ),
    joined(tie('value'), 3, ', ').map((inside) => `[${inside}]`),
    joined(
      fc.tuple(yamlKey, tie('value')).map(([key, value]) => `${key}: ${value}`),
      3,
      ', ',
    ).map((inside) => `{ ${inside} }`),
  ),
}))
const yamlEntry = joined(
  fc.tuple(yamlKey, yamlValue).map(([key, value]) => `${key}: ${value}`),
  6,
  '\n  ',
).map((lines) => `- ${lines}\n`)
export const yaml: Grammar = {
  document: joined(yamlEntry, 4),
  pieces: [
    '- ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '\n',
    '\t',
    '  ',
    '? ',
    '|\n',
    '---\n',
    '%YAML 9\n',
    '#',
    '"',
    "'",
    '!!',
    '<<: *a',
    '\0',
    '\u0085',
  ],
}

const feature = fc
  .tuple(
    fc.integer({ min: -1, max: 2_000_000_000 }),
    text,
    fc.double({ min: -200, max: 200 }),
    fc.constantFrom('P.PPL', 'A.ADM1', 'A.ADM2', 'H.STM', '.', 'P.__proto__'),
    fc.integer(),
  )
  .map(([id, name, lat, code, population]) =>
    featureLine({ id, name: name.replace(/[\t\n]/g, ' '), otherNames: 'a,,b', lat, lon: -lat, code, population }),
  )
export const geonames: Grammar = {
  document: joined(
    fc.oneof(
      feature,
      fc.tuple(digits, digits, words).map((cells) => cells.join('\t')),
    ),
    4,
    '\n',
  ),
  pieces: ['\t', '\n', '-', '1e5', ',', '\0', ' ', '\t\t\t\t', 'ML'],
}
