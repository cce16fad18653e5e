import { inventedNotice, type ServedOutlets, sampleOutlets, serveSampleOutlets } from '@wirewatch/sample-outlets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let served: ServedOutlets
beforeAll(async () => {
  served = await serveSampleOutlets()
})
afterAll(() => served.close())

const outletNamed = (id: string) => sampleOutlets.find((outlet) => outlet.id === id)!
const feedOf = (id: string) => served.sources.find((source) => source.id === id)!.feeds[0]!.url

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('pages', () => {
  test.each(sampleOutlets)(
    'every entry of $id is served, is marked as invented, and holds its text',
    async (outlet) => {
      for (const entry of outlet.entries) {
        const page = await get(`${served.url}/${outlet.id}/${entry.slug}.html`)
        expect(page.status).toBe(200)
        expect(page.headers.get('content-type')).toBe(`text/html; charset=${outlet.charset}`)
        const html = page.bytes.toString('latin1')
        expect(html.split(inventedNotice).length - 1).toBeGreaterThanOrEqual(2)
        const words = entry.paragraphs.join(' ').match(/[a-z]{4,}(?: [a-z]{4,})+/g) ?? []
        expect(words.length).toBeGreaterThan(0)
        for (const stretch of words) expect(html).toContain(stretch)
      }
    },
  )

  test('an address that no outlet has answers 404', async () => {
    for (const path of ['/frontier-courier/nothing.html', '/nobody/feed.xml', '//', '/frontier-courier']) {
      expect((await get(served.url + path)).status).toBe(404)
    }
  })
})

describe('feeds', () => {
  test.each([
    ['frontier-courier', 'text/xml', '<rss version="2.0"'],
    ['juniper-gazette', 'text/xml', '<rss version="2.0"'],
    ['five-rivers-news', 'application/atom+xml; charset=utf-8', 'xmlns="http://www.w3.org/2005/Atom"'],
    ['salang-monitor', 'application/rdf+xml', '<rdf:RDF'],
    ['simorgh-news', 'text/xml', '<rss version="2.0"'],
    ['chinar-chronicle', 'application/feed+json', '"https://jsonfeed.org/version/1.1"'],
    ['seven-hills-herald', 'application/atom+xml; charset=utf-8', 'xmlns="http://www.w3.org/2005/Atom"'],
  ])('%s sends %s with a link to every page, and says that it is invented', async (id, contentType, opening) => {
    const feed = await get(feedOf(id))
    expect(feed.headers.get('content-type')).toBe(contentType)
    const text = feed.bytes.toString('latin1')
    expect(text).toContain(opening)
    expect(text).toContain(inventedNotice)
    for (const { slug } of outletNamed(id).entries) expect(text).toContain(`${served.url}/${id}/${slug}.html`)
  })

  test('Simorgh News sends windows-1252 bytes and says so in the XML declaration alone', async () => {
    const { bytes } = await get(feedOf('simorgh-news'))
    expect(bytes.toString('latin1')).toMatch(/^<\?xml version="1\.0" encoding="windows-1252"\?>/)
    expect(bytes.includes(Buffer.from([0x96]))).toBe(true)
    expect(bytes.includes(Buffer.from('Caf\xe9', 'latin1'))).toBe(true)
  })

  test('the Juniper Gazette sends XML that is not well-formed, with all its items', async () => {
    const text = (await get(feedOf('juniper-gazette'))).bytes.toString('utf8')
    expect(text).toContain('News & views')
    expect(text).toContain('Quetta&rsquo;s')
    expect(text).toContain('<br>')
    const opened = text.split('<category>').length
    expect(text.split('</category>').length).toBe(opened - 1)
    expect(text.split('<item>').length - 1).toBe(outletNamed('juniper-gazette').entries.length)
  })

  test('a feed with an ETag answers 304 to whoever has read it, and nothing else', async () => {
    const url = feedOf('frontier-courier')
    const etag = (await get(url)).headers.get('etag') ?? ''
    const again = await get(url, { 'if-none-match': etag })
    expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([304, 0, etag])
    expect((await get(url, { 'if-none-match': `W/${etag}` })).status).toBe(304)
    expect((await get(url, { 'if-none-match': '"another"' })).status).toBe(200)
    expect((await get(feedOf('juniper-gazette'))).headers.get('etag')).toBeNull()
  })

  test('an eighth feed address, which its outlet gave up, answers 404', async () => {
    const addresses = served.sources.flatMap((source) => source.feeds.map((feed) => feed.url))
    expect(addresses).toHaveLength(8)
    const statuses = await Promise.all(addresses.map(async (url) => (await get(url)).status))
    expect(statuses.filter((status) => status !== 200)).toEqual([404])
  })
})

test('a taken port is refused with its reason', async () => {
  const port = Number(new URL(served.url).port)
  await expect(serveSampleOutlets({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
