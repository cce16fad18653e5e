// The sample week as labelled reports: what an analyst read in it says which articles tell of one incident.
import { readFileSync } from 'node:fs'
import { sampleOutlets } from '@wirewatch/sample-outlets'

const expectedFile = new URL('../../packages/sample-outlets/expected.jsonl', import.meta.url)

/** Every article of the week, with the incidents that it reports and those that it only speaks of. */
export function readSampleWeek() {
  const incidents = readFileSync(expectedFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"key"'))
    .map((line) => JSON.parse(line))
  const keysOf = (id, field) => incidents.filter((incident) => incident[field]?.includes(id)).map(({ key }) => key)
  return sampleOutlets.flatMap((outlet) =>
    outlet.entries.map(({ slug, title, published, paragraphs }) => {
      const id = `${outlet.id}/${slug}`
      return {
        id,
        title,
        text: paragraphs.join('\n\n'),
        publishedAt: published,
        zone: outlet.zone,
        url: `https://${outlet.id}.example/${slug}`,
        clusters: keysOf(id, 'articles'),
        mentions: keysOf(id, 'mentionedIn'),
      }
    }),
  )
}
