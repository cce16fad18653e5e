import type { Source } from '@wirewatch/model'
import { serveSampleOutlets } from '@wirewatch/sample-outlets'
import { aFeed, aServer, aSource, type Town, towns } from '../bench/a-line.mjs'
import { inventedReport } from '../pipeline/extract/invented-texts.js'

export interface BusyWeek {
  readonly sources: readonly Source[]
  readonly close: () => Promise<void>
}

/** Few, so that there are many jobs, and little is held back by what a dead worker has begun. */
const entriesPerFeed = 5
const dayMs = 24 * 3_600_000
const newest = Date.parse('2026-03-05T06:00:00Z')

/**
 * The sample outlets, and beside them two wires that tell so many happenings each, in words of their own: enough work to be struck in the
 * middle of it again and again. No happening is near another one in place and time.
 */
export async function serveABusyWeek(happenings: number): Promise<BusyWeek> {
  const sample = await serveSampleOutlets()
  const feeds = Math.ceil(happenings / entriesPerFeed)
  const wires = await aServer(({ url = '' }) => {
    const [, wire = 0, feed = 0] = url.split('/').map(Number)
    return { body: feedOf(wire, feed, happenings) }
  })
  const sources = Array.from({ length: feeds }, (_, feed) =>
    [0, 1].map((wire) => ({
      ...aSource(`wire-${wire}-${feed}`, `${wires.url}/${wire}/${feed}`),
      family: `wire-${wire}`,
    })),
  )
  return {
    sources: [...sample.sources, ...sources.flat()],
    close: async () => {
      wires.close()
      await sample.close()
    },
  }
}

export const isOfAWire = (feedId: string): boolean => feedId.startsWith('wire-')

function feedOf(wire: number, feed: number, happenings: number): string {
  const last = Math.min(happenings, (feed + 1) * entriesPerFeed)
  const numbers = Array.from({ length: last - feed * entriesPerFeed }, (_, at) => feed * entriesPerFeed + at)
  return aFeed(numbers.map((happening) => entryOf(wire, happening)))
}

/** What the other wire tells as well, in words of its own: beyond the first sentence no two texts are alike. */
function entryOf(wire: number, happening: number): string {
  const town = towns[happening % towns.length]
  if (town === undefined) throw new Error('there is no town to tell of')
  const number = 2 * happening + wire
  const published = new Date(newest - 10 * Math.floor(happening / towns.length) * dayMs)
  const killed = 3 + (happening % 9)
  return `<item><title>${wire === 0 ? `Gunmen kill ${killed} policemen in` : `${killed} policemen killed in`} ${town.name}</title>
<link>https://wire.example/${number}</link><guid>${number}</guid><pubDate>${published.toUTCString()}</pubDate>
<content:encoded><![CDATA[<p>${leadOf(town, killed, published)}</p><p>${inventedReport(153, number)}</p>]]></content:encoded></item>`
}

function leadOf({ name, admin1 }: Town, killed: number, published: Date): string {
  const weekday = published.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
  return `${name}: Unidentified gunmen opened fire on a police van in ${name}, a town in ${admin1}, on ${weekday}, killing ${killed} policemen, a senior police officer said.`
}
