import type { Entry, ParsedFeed } from '@wirewatch/model'
import { type FeedHints, readFeed } from '@wirewatch/pipeline/poll/read-feed.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const read = (document: string | Uint8Array, hints: Partial<FeedHints> = {}): Promise<ParsedFeed> =>
  readFeed(
    typeof document === 'string' ? Buffer.from(document) : document,
    { url: null, contentType: null, ...hints },
    pageWords,
  )

const rss = (inside: string, attributes = 'version="2.0"'): string =>
  `<rss ${attributes}><channel><title>The Makran Post</title>${inside}</channel></rss>`
const atom = (inside: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>The Makran Post</title>${inside}</feed>`
const atom03 = (inside: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Makran Post</title>${inside}</feed>`

const entryOf = async (document: string, hints: Partial<FeedHints> = {}): Promise<Entry> => {
  const { entries } = await read(document, hints)
  expect(entries).toHaveLength(1)
  return entries[0]!
}

describe('the formats', () => {
  const item =
    '<item><title>Bridge opens</title><link>https://makran.example/1</link><description>It opened.</description></item>'

  test('RSS 2.0', async () => {
    const document = rss(`<link>https://makran.example/</link><language>en-gb</language>
      <description>News of the coast</description><managingEditor>desk@makran.example (The desk)</managingEditor>
      <pubDate>Sat, 09 Mar 2024 15:00:00 GMT</pubDate><lastBuildDate>Sat, 09 Mar 2024 16:00:00 GMT</lastBuildDate>
      <item><title>Bridge opens</title><link>https://makran.example/1</link><guid isPermaLink="false">id-1</guid>
      <description>It &lt;b&gt;opened&lt;/b&gt;.</description><pubDate>Sat, 09 Mar 2024 14:05:30 +0500</pubDate>
      <author>desk@makran.example (Sana Baloch)</author></item>`)
    expect(await read(document)).toEqual({
      feed: {
        title: 'The Makran Post',
        url: 'https://makran.example/',
        description: 'News of the coast',
        language: 'en-gb',
        author: 'The desk',
        publishedAt: '2024-03-09T15:00:00Z',
        updatedAt: '2024-03-09T16:00:00Z',
        encoding: 'utf-8',
      },
      entries: [
        {
          id: 'id-1',
          url: 'https://makran.example/1',
          title: 'Bridge opens',
          summary: 'It <b>opened</b>.',
          content: null,
          author: 'Sana Baloch',
          publishedAt: '2024-03-09T09:05:30Z',
          updatedAt: null,
        },
      ],
    })
  })

  test.each([
    ['RSS 0.91', `<rss version="0.91"><channel><title>M</title>${item}</channel></rss>`],
    ['RSS 0.92', `<rss version="0.92"><channel><title>M</title>${item}</channel></rss>`],
    ['RSS without a version', `<rss><channel><title>M</title>${item}</channel></rss>`],
    [
      'RSS in upper case',
      `<RSS VERSION="2.0"><CHANNEL><TITLE>M</TITLE>${item.replace(/<(\/?)(\w+)>/g, (_, slash, name) => `<${slash}${name.toUpperCase()}>`)}</CHANNEL></RSS>`,
    ],
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>M</title></channel>${item}</rdf:RDF>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>M</title></channel>${item}</rdf:RDF>`,
    ],
    [
      'RSS 1.0 with prefixes',
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel><s:title>M</s:title></s:channel>${item.replace(/<(\/?)/g, '<$1s:')}</r:RDF>`,
    ],
    [
      'RSS in a vocabulary of its own',
      `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>M</title>${item}</channel></rss>`,
    ],
    ['a channel without RSS around it', `<channel><title>M</title>${item}</channel>`],
    ['items beside the channel', `<rss version="2.0"><channel><title>M</title></channel>${item}</rss>`],
    [
      'a page of warnings before the feed',
      `<!doctype html><html><body>Warning: line 3</body></html><?xml version="1.0"?><rss version="2.0"><channel><title>M</title>${item}</channel></rss>`,
    ],
    [
      'a document type of HTML',
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><rss version="2.0"><channel><title>M</title>${item}</channel></rss>`,
    ],
  ])('%s', async (_name, document) => {
    expect((await read(document)).feed.title).toBe('M')
    expect(await entryOf(document)).toMatchObject({
      title: 'Bridge opens',
      url: 'https://makran.example/1',
      summary: 'It opened.',
    })
  })

  test('Atom 1.0', async () => {
    const document = atom(
      `<link href="https://makran.example/"/><link rel="self" href="https://makran.example/atom"/>
      <subtitle>News of the coast</subtitle><updated>2024-03-10T01:00:00Z</updated>
      <entry><id>tag:makran.example,2024:1</id><title>Bridge opens</title><link href="https://makran.example/1"/>
      <author><name>Sana Baloch</name><email>s@makran.example</email></author>
      <published>2024-03-09T14:05:30+05:00</published><updated>2024-03-10T00:00:00Z</updated>
      <summary>It opened.</summary><content type="html">&lt;p&gt;It opened.&lt;/p&gt;</content></entry>`,
      'xml:lang="en"',
    )
    expect(await read(document)).toEqual({
      feed: {
        title: 'The Makran Post',
        url: 'https://makran.example/',
        description: 'News of the coast',
        language: 'en',
        author: null,
        publishedAt: null,
        updatedAt: '2024-03-10T01:00:00Z',
        encoding: 'utf-8',
      },
      entries: [
        {
          id: 'tag:makran.example,2024:1',
          url: 'https://makran.example/1',
          title: 'Bridge opens',
          summary: 'It opened.',
          content: '<p>It opened.</p>',
          author: 'Sana Baloch',
          publishedAt: '2024-03-09T09:05:30Z',
          updatedAt: '2024-03-10T00:00:00Z',
        },
      ],
    })
  })

  test('Atom 0.3 with its own names for dates', async () => {
    const document = atom03(
      '<entry><title>Bridge opens</title><issued>2024-03-09</issued><modified>2024-03-10</modified></entry>',
    )
    expect(await entryOf(document)).toMatchObject({
      publishedAt: '2024-03-09T00:00:00Z',
      updatedAt: '2024-03-10T00:00:00Z',
    })
  })

  test('Atom under a prefix', async () => {
    const document =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>M</a:title><a:entry><a:title>Bridge opens</a:title><a:link href="https://makran.example/1"/></a:entry></a:feed>'
    expect(await entryOf(document)).toMatchObject({ title: 'Bridge opens', url: 'https://makran.example/1' })
  })

  test('Atom whose entries are called items', async () => {
    const document = atom('<item><title>Bridge opens</title><link href="https://makran.example/1"/></item>')
    expect(await entryOf(document)).toMatchObject({ title: 'Bridge opens', url: 'https://makran.example/1' })
  })

  test('a single Atom entry', async () => {
    const document = '<entry xmlns="http://www.w3.org/2005/Atom"><title>Bridge opens</title></entry>'
    await expect(entryOf(`<feed>${document}</feed>`)).resolves.toMatchObject({ title: 'Bridge opens' })
  })

  test('CDF', async () => {
    const document =
      '<CHANNEL HREF="https://makran.example/"><TITLE>M</TITLE><ITEM HREF="/1" LASTMOD="2024-03-09T14:05Z"><TITLE>Bridge opens</TITLE><ABSTRACT>It opened.</ABSTRACT></ITEM></CHANNEL>'
    expect((await read(document)).feed.url).toBe('https://makran.example/')
    expect(await entryOf(document, { url: 'https://makran.example/cdf' })).toMatchObject({
      title: 'Bridge opens',
      url: 'https://makran.example/1',
      summary: 'It opened.',
      updatedAt: '2024-03-09T14:05:00Z',
    })
  })

  test('JSON Feed 1.1 and 1.0', async () => {
    const item = {
      id: 7,
      url: '/1',
      title: 'Bridge opens',
      content_html: '<p><a href="/2">It opened.</a></p>',
      date_published: '2024-03-09T14:05:30+05:00',
    }
    const newer = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'M',
      language: 'en',
      authors: [{ name: 'Sana Baloch' }],
      items: [item],
    }
    const older = {
      version: 'https://jsonfeed.org/version/1',
      title: 'M',
      author: { name: 'Sana Baloch' },
      items: [item],
    }
    for (const document of [newer, older]) {
      expect(await entryOf(JSON.stringify(document), { url: 'https://makran.example/feed.json' })).toMatchObject({
        id: '7',
        url: 'https://makran.example/1',
        content: '<p><a href="https://makran.example/2">It opened.</a></p>',
        author: 'Sana Baloch',
        publishedAt: '2024-03-09T09:05:30Z',
      })
    }
  })

  test.each([
    ['without version or items', '{"title":"M","_made_by":"hand"}'],
    ['with a comma too many', '{"title":"M","items":[{"id":1,},],}'],
    ['with a number that is none', '{"title":"M","items":[{"id":NaN}]}'],
    ['with a line break in a text', '{"title":"M","items":[{"id":"1","summary":"one\ntwo"}]}'],
  ])('JSON Feed %s', async (_what, document) => {
    expect((await read(document)).feed.title).toBe('M')
  })

  test('JSON Feed with values of the wrong kind', async () => {
    const document = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 5,
      items: [null, 'x', { id: ['x'] }, { id: true, title: ['x'], authors: 'nobody', date_published: 'soon' }],
    }
    expect(await entryOf(JSON.stringify(document))).toMatchObject({
      id: 'true',
      title: null,
      author: null,
      publishedAt: null,
    })
  })
})

describe('documents that are not well-formed', () => {
  test.each([
    [
      'text before the prolog',
      `\n\n<br/> oops <?xml version="1.0"?>${rss('<item><title>Bridge opens</title></item>')}`,
    ],
    ['an entity that nobody declared', rss('<item><title>Bridge&nbsp;opens</title></item>')],
    ['a tag that never closes', rss('<item><title>Bridge opens</title><category>x</item>')],
    ['tags that cross', rss('<item><title>Bridge opens</title><b><i>x</b></i></item>')],
    ['a stray closing tag', rss('</image><item></width><title>Bridge opens</title></item>')],
    [
      'attributes without quotes',
      rss('<item><title>Bridge opens</title><guid isPermaLink=false>x</guid></item>', 'version=2.0'),
    ],
    [
      'an end in the middle of a text',
      '<rss version="2.0"><channel><item><title>Bridge opens</title><description>It op',
    ],
    ['an end in the middle of a tag', '<rss version="2.0"><channel><item><title>Bridge opens</title><descrip'],
    [
      'an end in the middle of CDATA',
      '<rss version="2.0"><channel><item><title>Bridge opens</title><description><![CDATA[It op',
    ],
    ['a control character', rss('<item><title>Bridge \u0000\u0001opens</title></item>')],
    ['a prefix that nobody declared', rss('<item><title>Bridge opens</title><foo:bar baz:x="1">x</foo:bar></item>')],
    ['two roots', `${rss('<item><title>Bridge opens</title></item>')}${rss('')}`],
  ])('%s', async (_what, document) => {
    const { title } = await entryOf(document)
    expect(title?.replace(/\u00a0/g, ' ')).toBe('Bridge opens')
  })

  test('a bare & and < are what they look like', async () => {
    const document = rss('<item><title>Rice & wheat < 5 kg</title><link>https://makran.example/?a=1&b=2</link></item>')
    expect(await entryOf(document)).toMatchObject({
      title: 'Rice & wheat < 5 kg',
      url: 'https://makran.example/?a=1&b=2',
    })
  })

  test('an item that never closes ends where the next begins', async () => {
    const { entries } = await read(rss('<item><title>One</title><item><title>Two</title></item>'))
    expect(entries.map(({ title }) => title)).toEqual(['One', 'Two'])
  })

  test.each([
    ['an empty item within', '<item><title>One</title><item/><link>https://makran.example/1</link></item>'],
    ['a link that never closes', '<item><title>One</title><link>https://makran.example/1<category>x</category></item>'],
    [
      'a link of Atom that never closes',
      '<item><a:link xmlns:a="http://www.w3.org/2005/Atom" href="https://makran.example/1"><title>One</title></item>',
    ],
    [
      'a gallery within',
      '<item><gallery><item><title>Photo</title></item></gallery><title>One</title><link>https://makran.example/1</link></item>',
    ],
    [
      'ends with another prefix than their starts',
      '<item><b:title xmlns:b="http://purl.org/rss/1.0/">One</title><link>https://makran.example/1</link></item>',
    ],
  ])('an item with %s is read whole, and so is the next', async (_what, item) => {
    const { entries } = await read(rss(`${item}<item><title>Two</title></item>`))
    expect(entries).toMatchObject([{ title: 'One', url: 'https://makran.example/1' }, { title: 'Two' }])
  })

  test.each([
    ['an empty category', '<category>'],
    ['an empty description', '<description>'],
    ['a link', '<link>'],
    ['a list', '<enclosures>'],
  ])('an item in which %s never closes swallows none of the next', async (_what, open) => {
    const next = (name: string): string => `<item><title>${name}</title><guid>${name}</guid></item>`
    const { entries } = await read(rss(`<item><title>One</title>${open}${next('Two')}${next('Three')}`))
    expect(entries.map(({ title, summary }) => [title, summary])).toEqual([
      ['One', null],
      ['Two', null],
      ['Three', null],
    ])
  })

  test('the photos of a gallery that is cut off are no items', async () => {
    const { entries } = await read('<rss><channel><item><title>One</title><gallery><item><title>Photo</title></item>')
    expect(entries.map(({ title }) => title)).toEqual(['One'])
  })

  test('a gallery of however many photos is read once', async () => {
    const photos = '<item></item>'.repeat(150_000)
    const { entries } = await read(rss(`<item><title>One</title><gallery>${photos}</gallery></item>`))
    expect(entries.map(({ title }) => title)).toEqual(['One'])
  }, 5_000)

  test('items are found in a list of whatever name', async () => {
    const { entries } = await read(rss('<news><list><item><title>One</title></item></list></news>'))
    expect(entries).toMatchObject([{ title: 'One' }])
  })

  test.each([
    ['is followed by others', '<item><description><![CDATA[Two.]]></description></item>'],
    ['is the last', '<item><description>Two.</description></item>'],
  ])('a CDATA section without end that %s swallows no items', async (_what, next) => {
    const { entries } = await read(rss(`<item><description><![CDATA[One.</description></item>${next}`))
    expect(entries.map(({ summary }) => summary)).toEqual(['One.', 'Two.'])
  })

  test('a CDATA section may speak of CDATA sections and of items', async () => {
    const quoted = 'Write &lt;![CDATA[ and <item>an item</item>, or <![CDATA[ itself'
    const { entries } = await read(
      rss(`<item><description><![CDATA[${quoted}]]></description></item><item><title>Two</title></item>`),
    )
    expect(entries).toMatchObject([{ summary: quoted }, { title: 'Two' }])
  })

  test('one bad date costs that date and nothing else', async () => {
    const { entries } = await read(
      atom(
        '<entry><title>One</title><published>whenever</published></entry><entry><title>Two</title><published>2024-03-09</published></entry>',
      ),
    )
    expect(entries.map(({ publishedAt }) => publishedAt)).toEqual([null, '2024-03-09T00:00:00Z'])
  })

  test('declarations within declarations without end neither fill the memory nor hide the rest', async () => {
    const declared = (n: number) => Array.from({ length: 50 }, (_, place) => `xmlns:p${n}x${place}="u"`).join(' ')
    const nested = Array.from({ length: 3_000 }, (_, n) => `<x ${declared(n)}>`).join('')
    const { entries } = await read(rss(`<item><title>Bridge opens</title></item><junk>${nested}`))
    expect(entries).toMatchObject([{ title: 'Bridge opens' }])
  })

  test('very deep nesting neither overflows nor hides the rest', async () => {
    const deep = `${'<div>'.repeat(50_000)}x${'</div>'.repeat(50_000)}`
    expect(
      await entryOf(rss(`<item><description>${deep}</description><title>Bridge opens</title></item>`)),
    ).toMatchObject({ title: 'Bridge opens' })
  })
})

describe('titles and texts', () => {
  test.each([
    ['escaped markup', 'A &lt;b&gt;new&lt;/b&gt; bridge', 'A <b>new</b> bridge'],
    ['markup in CDATA', '<![CDATA[A <b>new</b> bridge]]>', 'A <b>new</b> bridge'],
    ['markup as it stands', 'A <b>new</b> bridge', 'A <b>new</b> bridge'],
    ['markup and an ampersand as they stand', 'A <i>new</i> bridge &amp; road', 'A <i>new</i> bridge &amp; road'],
    ['CDATA in pieces', 'A <![CDATA[new]]> <![CDATA[bridge]]>', 'A new bridge'],
    ['CDATA that was escaped', '&lt;![CDATA[A new bridge]]&gt;', 'A new bridge'],
    ['entities, decoded once', 'Rice &amp;amp; wheat', 'Rice &amp; wheat'],
    ['numbered characters', '&#8220;No&#x201d;', '“No”'],
    ['numbers of no character', '&#X0; &#XD800;', '&#x0; &#xd800;'],
    ['numbered characters of Windows', '&#147;No&#148;', '“No”'],
    ['references to what is no character', 'a &#1114112; b', 'a &#1114112; b'],
    ['references that stay behind in CDATA', '<![CDATA[Rana&#8217;s &quot;new&quot; bridge]]>', 'Rana’s "new" bridge'],
    ['references that were escaped once more', 'Rana&amp;#39;s bridge', "Rana's bridge"],
    ['references that are markup', '<![CDATA[Rice &amp; wheat &#60; 5 kg]]>', 'Rice &amp; wheat &#60; 5 kg'],
    ['line separators', 'A new\u2028bridge', 'A new\nbridge'],
    ['white space around', '\n\t A new bridge \n', 'A new bridge'],
    ['nothing', '   ', null],
  ])('with %s', async (_what, written, expected) => {
    expect((await entryOf(rss(`<item><title>${written}</title></item>`))).title).toBe(expected)
  })

  test('an entity that the document declares is used', async () => {
    const document = `<!DOCTYPE rss [<!ENTITY paper "The Post">]>${rss('<item><title>&paper; &amp; we</title></item>')}`
    expect((await entryOf(document)).title).toBe('The Post & we')
  })

  test('XHTML is written back as HTML', async () => {
    const xhtml =
      '<div xmlns="http://www.w3.org/1999/xhtml"><p class="lead">It <em>opened</em> &amp; closed.<br/></p></div>'
    expect((await entryOf(atom(`<entry><content type="xhtml">${xhtml}</content></entry>`))).content).toBe(
      '<p class="lead">It <em>opened</em> &amp; closed.<br /></p>',
    )
  })

  test('XHTML under a prefix loses the prefix', async () => {
    const document = atom(
      '<entry><content type="xhtml"><x:div><x:p>It opened.</x:p></x:div></content></entry>',
      'xmlns:x="http://www.w3.org/1999/xhtml"',
    )
    expect((await entryOf(document)).content).toBe('<p>It opened.</p>')
  })

  test('Base64 is decoded', async () => {
    const packed = Buffer.from('<p>It opened.</p>').toString('base64')
    expect(
      (await entryOf(atom03(`<entry><content type="text/html" mode="base64">${packed}</content></entry>`))).content,
    ).toBe('<p>It opened.</p>')
    expect(
      (await entryOf(atom(`<entry><content type="application/octet-stream">${packed}</content></entry>`))).content,
    ).toBe('<p>It opened.</p>')
  })

  test.each([
    [
      'content:encoded',
      '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;All of it.&lt;/p&gt;</content:encoded>',
    ],
    ['an XHTML body', '<body xmlns="http://www.w3.org/1999/xhtml"><p>All of it.</p></body>'],
    ['fullitem', '<fullitem>&lt;p&gt;All of it.&lt;/p&gt;</fullitem>'],
    [
      'Atom content',
      '<a:content xmlns:a="http://www.w3.org/2005/Atom" type="html">&lt;p&gt;All of it.&lt;/p&gt;</a:content>',
    ],
  ])('the full text of an item may stand in %s', async (_where, element) => {
    expect(await entryOf(rss(`<item><description>In short.</description>${element}</item>`))).toMatchObject({
      summary: 'In short.',
      content: '<p>All of it.</p>',
    })
  })

  test('of a summary and a description the second is the content', async () => {
    const document = rss('<item><summary>In short.</summary><description>All of it.</description></item>')
    expect(await entryOf(document)).toMatchObject({ summary: 'In short.', content: 'All of it.' })
  })

  test('a text that was encoded twice is decoded twice', async () => {
    const twice = Buffer.from(Buffer.from('Les élections à Genève, où l’on vota').toString('latin1'))
    const document = Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>'),
      twice,
      Buffer.from('</title></item></channel></rss>'),
    ])
    expect((await read(document)).entries[0]?.title).toBe('Les élections à Genève, où l’on vota')
  })
})

describe('links and ids', () => {
  test.each([
    ['a relative link, against the document', '<link>/1</link>', 'https://makran.example/1'],
    ['a link with white space', '<link>\n https://makran.example/1 \n</link>', 'https://makran.example/1'],
    [
      'a link in CDATA',
      '<link><![CDATA[https://makran.example/1?a=1&b=2]]></link>',
      'https://makran.example/1?a=1&b=2',
    ],
    [
      'a link that no browser could follow, and a permalink',
      '<link>https://makran]/1</link><guid>https://makran.example/1</guid>',
      'https://makran.example/1',
    ],
    ['a link that runs a script', '<link>javascript:alert(1)</link>', null],
    ['a link to a program', '<link>intent://reader.example/1</link>', null],
    ['a relative link in letters of the world', '<link>/خبر/1</link>', 'https://makran.example/خبر/1'],
    ['a relative link with encoded letters', '<link>/%D8%AE/1</link>', 'https://makran.example/%D8%AE/1'],
    ['an empty link and a permalink', '<link/><guid>https://makran.example/1</guid>', 'https://makran.example/1'],
    [
      'a permalink that says so',
      '<guid isPermaLink="true">https://makran.example/1</guid>',
      'https://makran.example/1',
    ],
    ['a guid that says it is none', '<guid isPermaLink="false">https://makran.example/1</guid>', null],
    ['a guid that is no address', '<guid>4711</guid>', null],
    [
      'a link besides a permalink',
      '<guid>https://makran.example/guid</guid><link>https://makran.example/1</link>',
      'https://makran.example/1',
    ],
    ['a link in an attribute', '<link href="https://makran.example/1"/>', 'https://makran.example/1'],
    [
      'a link of Atom',
      '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="alternate" href="https://makran.example/1"/>',
      'https://makran.example/1',
    ],
    [
      'a link behind a counter',
      '<link>https://feeds.example/~r/1</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://makran.example/1</feedburner:origLink>',
      'https://makran.example/1',
    ],
  ])('of an item: %s', async (_what, inside, expected) => {
    expect(
      (await entryOf(rss(`<item><title>x</title>${inside}</item>`), { url: 'https://makran.example/feeds/rss' })).url,
    ).toBe(expected)
  })

  test.each([
    ['without rel', '<link href="https://makran.example/1"/>'],
    [
      'alternate after others',
      '<link rel="self" href="https://makran.example/s"/><link rel="alternate" type="text/html" href="https://makran.example/1"/>',
    ],
    [
      'HTML before other alternates',
      '<link rel="alternate" type="application/json" href="https://makran.example/j"/><link rel="alternate" type="text/html" href="https://makran.example/1"/>',
    ],
    ['as text', '<link rel="alternate">https://makran.example/1</link>'],
    ['after one that leads nowhere', '<link href="data:text/html,1"/><link href="https://makran.example/1"/>'],
  ])('of an Atom entry: %s', async (_what, inside) => {
    expect((await entryOf(atom(`<entry>${inside}</entry>`))).url).toBe('https://makran.example/1')
  })

  test('an Atom entry without link is found at its id, where that is an address of the web', async () => {
    const url = async (id: string): Promise<string | null> => (await entryOf(atom(`<entry><id>${id}</id></entry>`))).url
    expect(await url('https://makran.example/1')).toBe('https://makran.example/1')
    expect(await url('tag:makran.example,2024:1')).toBeNull()
  })

  test.each([
    ['of an RSS feed', rss('<link>https://makran.example/news/</link><item><link>1.html</link></item>')],
    ['of an Atom feed', atom('<link href="https://makran.example/news/"/><entry><link href="1.html"/></entry>')],
    ['of a JSON Feed', '{"home_page_url":"https://makran.example/news/","items":[{"id":"1","url":"1.html"}]}'],
  ])('relative links %s lead to the site that it names, wherever it is served', async (_of, document) => {
    const served = { url: 'https://counter.example/feeds/makran.xml' }
    expect((await entryOf(document, served)).url).toBe('https://makran.example/news/1.html')
    const local = document.replace('https://makran.example', 'http://localhost:8080')
    expect((await entryOf(local, served)).url).toBe('https://counter.example/feeds/1.html')
  })

  test('xml:base holds for what stands in it, and bases build on each other', async () => {
    const document = atom(
      '<link href="."/><entry xml:base="2024/"><link href="1"/><content type="html" xml:base="img/">&lt;img src="a.jpg"&gt;</content></entry>',
      'xml:base="https://makran.example/news/"',
    )
    expect((await read(document)).feed.url).toBe('https://makran.example/news/')
    expect(await entryOf(document)).toMatchObject({
      url: 'https://makran.example/news/2024/1',
      content: '<img src="https://makran.example/news/2024/img/a.jpg" />',
    })
  })

  test('xml:base that nothing can be relative to is passed over', async () => {
    const document = atom(
      '<entry xml:base="https://makran.example/news/"><link href="1"/><content type="html" xml:base="mailto:desk@makran.example">&lt;a href="2"&gt;two&lt;/a&gt;</content></entry>',
    )
    expect(await entryOf(document)).toMatchObject({
      url: 'https://makran.example/news/1',
      content: '<a href="https://makran.example/news/2">two</a>',
    })
  })

  test('addresses within a text become absolute', async () => {
    const html = `<p>See <a href="/1?a=1&amp;b=2">one</a>, <a href=two>two</a>, <a href="https://other.example/3">three</a> <img srcset="/a.jpg, /b.jpg 2x" alt="one" /></p>`
    const document = rss(`<item><description><![CDATA[${html}]]></description></item>`)
    expect((await entryOf(document, { url: 'https://makran.example/feed' })).summary).toBe(
      `<p>See <a href="https://makran.example/1?a=1&amp;b=2">one</a>, <a href="https://makran.example/two">two</a>, <a href="https://other.example/3">three</a> <img srcset="https://makran.example/a.jpg, https://makran.example/b.jpg 2x" alt="one" /></p>`,
    )
  })

  test.each([
    ['One<br>two<BR/>three<hr >', 'One<br />two<br />three<hr />'],
    [`<P CLASS='lead'>One</P>`, '<p class="lead">One</p>'],
    ['<a href=https://makran.example/1?a=1&b=2>one</a>', '<a href="https://makran.example/1?a=1&amp;b=2">one</a>'],
    [`<a title='"No"' href="x:y">one</a>`, '<a title="&quot;No&quot;" href="x:y">one</a>'],
    ['<a href=https://makran.example/1">one</a>', '<a href="https://makran.example/1&quot;">one</a>'],
    ['don&#146;t, &#160;&#199;', 'don&#x2019;t, &#160;&#199;'],
    ['<td/><input checked>', '<td></td><input checked />'],
    ['<img src="a.jpg" /> 5 < 6, <Balochistan> & all', '<img src="a.jpg" /> 5 < 6, <Balochistan> & all'],
  ])('HTML comes out in one form: %s', async (html, expected) => {
    const document = rss(`<item><description><![CDATA[${html}]]></description></item>`)
    expect((await entryOf(document)).summary).toBe(expected)
  })

  test.each([
    ['/a.jpg 1x,/b.jpg\t2x', 'https://makran.example/a.jpg 1x, https://makran.example/b.jpg 2x'],
    ['/a,b.jpg 300w, /c.jpg, ', 'https://makran.example/a,b.jpg 300w, https://makran.example/c.jpg'],
    [',', ''],
  ])('the images of a srcset are told apart as browsers do: %s', async (written, expected) => {
    const document = rss(`<item><description><![CDATA[<img srcset="${written}">]]></description></item>`)
    expect((await entryOf(document, { url: 'https://makran.example/feed' })).summary).toBe(
      `<img srcset="${expected}" />`,
    )
  })

  test('an ampersand in HTML is escaped, in plain text it is itself', async () => {
    const document = atom('<entry><title type="html">Q&amp;A</title><summary>Q&amp;A</summary></entry>')
    expect(await entryOf(document)).toMatchObject({ title: 'Q&amp;A', summary: 'Q&A' })
  })

  test.each([
    ['/feeds/rss.cgi', 'https://makran.example/feeds/1'],
    ['https://www.makran.example/', 'https://www.makran.example/1'],
    ['file:///feed', 'https://makran.example/a/1'],
  ])('relative addresses are relative to Content-Location: %s', async (contentLocation, expected) => {
    const hints = { url: 'https://makran.example/a/feed', contentLocation }
    expect((await entryOf(rss('<item><link>1</link></item>'), hints)).url).toBe(expected)
  })

  test('an id is kept as written, but for one that is a path', async () => {
    const hints = { url: 'https://makran.example/feed' }
    expect((await entryOf(atom('<entry><id>HTTP://Makran.example/%7e1</id></entry>'), hints)).id).toBe(
      'HTTP://Makran.example/%7e1',
    )
    expect((await entryOf(atom('<entry><id>/story/1</id></entry>'), hints)).id).toBe('https://makran.example/story/1')
  })

  test('an Atom entry without an id is known by the identifier of Dublin Core', async () => {
    const identifier = '<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">mp-4711</dc:identifier>'
    expect((await entryOf(atom(`<entry>${identifier}</entry>`))).id).toBe('mp-4711')
  })

  test('an item of RDF is known by what it is about', async () => {
    const document =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://makran.example/1"><title>x</title></item></rdf:RDF>'
    expect(await entryOf(document)).toMatchObject({ id: 'https://makran.example/1', url: 'https://makran.example/1' })
  })
})

describe('people, languages and dates', () => {
  const dc =
    'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'

  test.each([
    ['<author>Sana Baloch</author>', 'Sana Baloch'],
    ['<dc:creator>Sana Baloch</dc:creator>', 'Sana Baloch'],
    ['<dc:creator>Sana Baloch</dc:creator><dc:creator>Karim Jan</dc:creator>', 'Sana Baloch, Karim Jan'],
    ['<author>desk@makran.example</author><dc:creator>Sana Baloch</dc:creator>', 'Sana Baloch'],
    ['<itunes:author>Sana Baloch</itunes:author>', 'Sana Baloch'],
    ['<author>desk@makran.example (Sana Baloch)</author>', 'Sana Baloch'],
    ['<dc:creator>Sana Baloch &lt;desk@makran.example&gt;</dc:creator>', 'Sana Baloch'],
    ['<author>"Sana Baloch" (desk@makran.example)</author>', 'Sana Baloch'],
    ['<author>desk@makran.example</author>', 'desk@makran.example'],
    ['<author>&lt;desk@makran.example&gt;</author>', 'desk@makran.example'],
    ['<author>Sana Baloch @sanab</author>', 'Sana Baloch @sanab'],
    ['<author><a href="/sana">Sana\n Baloch</a>, <b>Quetta</b></author>', 'Sana Baloch, Quetta'],
    ['<author><name>Sana Baloch</name><title>Editor</title></author>', 'Sana Baloch'],
    ['<author>Sana Baloch</author><author>Karim Jan</author>', 'Sana Baloch, Karim Jan'],
    ['<dc:creator>Sana Baloch</dc:creator><dc:creator>Sana Baloch</dc:creator>', 'Sana Baloch'],
    ['<dc:creator>&lt;a href="/sana"&gt;Sana &amp;amp; Karim&lt;/a&gt;</dc:creator>', 'Sana & Karim'],
    ['', null],
  ])('the byline of an item: %s', async (inside, expected) => {
    expect((await entryOf(rss(`<item><title>x</title>${inside}</item>`, dc))).author).toBe(expected)
  })

  test('an Atom entry without author has those of its source, else those of the feed', async () => {
    const feedAuthor = '<author><name>The desk</name></author>'
    const source = '<source><author><name>Karim Jan</name></author></source>'
    expect((await entryOf(atom(`${feedAuthor}<entry><title>x</title></entry>`))).author).toBe('The desk')
    expect((await entryOf(atom(`${feedAuthor}<entry>${source}</entry>`))).author).toBe('Karim Jan')
    expect(
      (await entryOf(atom(`${feedAuthor}<entry>${source}<author><name>Sana Baloch</name></author></entry>`))).author,
    ).toBe('Sana Baloch')
  })

  test.each([
    ['<author>desk@makran.example (Sana Baloch)</author>', 'Sana Baloch'],
    ['<dc:creator>Sana Baloch</dc:creator>', 'Sana Baloch'],
    ['<itunes:author>Sana Baloch</itunes:author>', 'Sana Baloch'],
    ['<author>desk@makran.example</author>', null],
    ['<author>desk@makran.example</author><author>news@makran.example</author>', null],
    ['<managingEditor>Reuters</managingEditor>', null],
    ['<managingEditor>desk@makran.example (News desk)</managingEditor>', null],
    ['<managingEditor>Reuters</managingEditor><dc:creator>Sana Baloch</dc:creator>', 'Sana Baloch'],
    ['<itunes:owner><itunes:email>a@b.example</itunes:email></itunes:owner>', null],
    ['<itunes:owner><itunes:email>a@b.example</itunes:email><itunes:name>Sana</itunes:name></itunes:owner>', 'Sana'],
    ['<webMaster>web@makran.example</webMaster>', null],
  ])('an item without author has that of its feed, by name: %s', async (channel, expected) => {
    const unsigned = await entryOf(rss(`${channel}<item><title>x</title></item>`, dc))
    expect(unsigned.author).toBe(expected)
    const signed = await entryOf(rss(`${channel}<item><author>Karim Jan</author></item>`, dc))
    expect(signed.author).toBe('Karim Jan')
  })

  test('the author of a feed is its editor, else whoever keeps its site', async () => {
    const keeper = '<webMaster>web@makran.example (Karim Jan)</webMaster>'
    expect((await read(rss(keeper))).feed.author).toBe('Karim Jan')
    expect((await read(rss(`${keeper}<managingEditor>The desk</managingEditor>`))).feed.author).toBe('The desk')
  })

  test.each([
    ['language', rss('<language>en_US</language>'), 'en-US'],
    ['dc:language', rss('<dc:language>ur</dc:language>', dc), 'ur'],
    ['xml:lang on RSS', rss('', 'version="2.0" xml:lang="fa"'), 'fa'],
    ['xml:lang on Atom', atom('', 'xml:lang="en-PK"'), 'en-PK'],
    ['nothing', rss(''), null],
  ])('the language of a feed, by %s', async (_how, document, expected) => {
    expect((await read(document)).feed.language).toBe(expected)
  })

  test.each([
    [rss(''), 'ur', 'ur'],
    [rss('<language>en</language>'), 'ur', 'en'],
    ['{"items":[]}', 'ur', 'ur'],
    [rss(''), 'en, ur', null],
  ])('the language of a feed that says none is that of its answer: %s, %s', async (document, header, expected) => {
    expect((await read(document, { contentLanguage: header })).feed.language).toBe(expected)
  })

  test.each([
    [{ name: 'Sana Baloch' }, 'Sana Baloch'],
    [{ url: 'mailto:sana@makran.example?subject=Hello' }, 'sana@makran.example'],
    [{ url: 'https://makran.example/sana' }, null],
  ])('the author of a JSON Feed: %j', async (author, expected) => {
    const document = JSON.stringify({ items: [{ id: '1', authors: [author] }] })
    expect((await entryOf(document)).author).toBe(expected)
  })

  test.each([
    ['<pubDate>Sat, 09 Mar 2024 10:00:00 GMT</pubDate>', '2024-03-09T10:00:00Z', null],
    ['<dc:date>2024-03-09</dc:date>', '2024-03-09T00:00:00Z', '2024-03-09T00:00:00Z'],
    [
      '<dcterms:issued>2024-03-09</dcterms:issued><dcterms:modified>2024-03-10</dcterms:modified>',
      '2024-03-09T00:00:00Z',
      '2024-03-10T00:00:00Z',
    ],
    ['<pubDate>soon</pubDate><dc:date>2024-03-09</dc:date>', '2024-03-09T00:00:00Z', '2024-03-09T00:00:00Z'],
    ['<pubDate>soon</pubDate>', null, null],
  ])('the dates of an item: %s', async (inside, publishedAt, updatedAt) => {
    expect(await entryOf(rss(`<item><title>x</title>${inside}</item>`, dc))).toMatchObject({ publishedAt, updatedAt })
  })
})

describe('vocabularies', () => {
  test.each([
    ['subtitle', 'http://www.w3.org/2005/Atom'],
    ['tagline', 'http://purl.org/atom/ns#'],
  ])('a channel may describe itself by the %s of Atom', async (name, namespace) => {
    const document = rss(`<a:${name} xmlns:a="${namespace}">News of the coast</a:${name}>`)
    expect((await read(document)).feed.description).toBe('News of the coast')
  })

  test.each([
    ['a slip', 'http://purl.org/dc/element/1.1/'],
    ['nothing', ''],
  ])('are known by their usual prefix where it is bound to %s', async (_what, uri) => {
    const document = rss('<item><dc:creator>Sana Baloch</dc:creator></item>', `version="2.0" xmlns:dc="${uri}"`)
    expect((await entryOf(document)).author).toBe('Sana Baloch')
  })

  test.each([
    ['dcterms', 'http://purl.org/dc/terms/', '<p:creator>Sana</p:creator><p:abstract>In short.</p:abstract>'],
    [
      'Google Play',
      'http://www.google.com/schemas/play-podcasts/1.0',
      '<p:author>Sana</p:author><p:description>In short.</p:description>',
    ],
  ])('tell who wrote and what it is about: %s', async (_name, uri, inside) => {
    const item = rss(`<item><title>x</title>${inside}</item>`, `version="2.0" xmlns:p="${uri}"`)
    expect(await entryOf(item)).toMatchObject({ author: 'Sana', summary: 'In short.' })
  })

  test('of JSON Feed are known in any case', async () => {
    const document =
      '{"Version":"https://jsonfeed.org/version/1","Items":[{"ID":"1","Content_HTML":"<p>All of it.</p>"}]}'
    expect(await entryOf(document)).toMatchObject({ id: '1', content: '<p>All of it.</p>' })
  })

  test('are read however their tags are written', async () => {
    const document = rss('<ITEM><Title>Bridge opens</Title><pubdate>2024-03-09</pubdate></ITEM>')
    expect(await entryOf(document)).toMatchObject({ title: 'Bridge opens', publishedAt: '2024-03-09T00:00:00Z' })
    const lower = rss('<item><title>Bridge opens</title><pubdate>2024-03-09</pubdate></item>')
    expect(await entryOf(lower)).toMatchObject({ publishedAt: '2024-03-09T00:00:00Z' })
  })

  test('are known by what is declared, not by their prefix', async () => {
    const document = rss(
      '<item><dublin:creator>Sana Baloch</dublin:creator><dc:creator>Not a person</dc:creator></item>',
      'version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/" xmlns:dc="http://dc-comics.example/"',
    )
    expect((await entryOf(document)).author).toBe('Sana Baloch')
  })

  test('are known with another scheme, case or end', async () => {
    const attributes = 'version="2.0" xmlns:d="HTTPS://purl.org/dc/elements/1.1"'
    expect(await entryOf(rss('<item><d:creator>Sana Baloch</d:creator></item>', attributes))).toMatchObject({
      author: 'Sana Baloch',
    })
  })

  test('that nobody knows do not speak for the feed', async () => {
    const document = rss(
      '<item><my:title>Wrong</my:title><title>Right</title><title xmlns="http://elsewhere.example/">Wrong</title></item>',
      'version="2.0" xmlns:my="http://elsewhere.example/"',
    )
    expect((await entryOf(document)).title).toBe('Right')
  })

  test.each([
    ['an item', (media: string) => rss(`<item><title>Bridge opens</title>${media}</item>`)],
    ['an entry', (media: string) => atom(`<entry><title>Bridge opens</title>${media}</entry>`)],
  ])(
    'what is said of a film stands for the summary of %s, what is said of a picture in it does not',
    async (_of, document) => {
      const namespace = 'xmlns:media="http://search.yahoo.com/mrss/"'
      const said = (of: string): string =>
        `<media:group ${namespace}>${of}</media:group><media:content ${namespace}><media:description>A photo</media:description></media:content>`
      expect(
        (await entryOf(document(said('<media:description>The bridge from above</media:description>')))).summary,
      ).toBe('The bridge from above')
      expect((await entryOf(document(said('<media:title>Film</media:title>')))).summary).toBeNull()
    },
  )

  test('of images, text inputs and media do not speak for the entry', async () => {
    const document = rss(
      '<image><title>Logo</title><link>https://makran.example/logo</link></image><item><image><title>Photo</title></image><title>Bridge opens</title><textInput><title>Search</title></textInput></item>',
    )
    expect((await entryOf(document)).title).toBe('Bridge opens')
    expect((await read(document)).feed).toMatchObject({ title: 'The Makran Post', url: null })
  })
})
