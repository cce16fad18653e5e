import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type HtmlSafeString, html } from '@wirewatch/pipeline/escaped-html.js'
import { geoMercator, geoPath } from 'd3-geo'
import { scaleSqrt } from 'd3-scale'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Point } from './compose-report.js'

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

const width = 720
const height = 420
const mostNames = 8
/** A map of one town shows what lies around it: this many degrees at least. */
const leastSpan = 4

/** Outlines of countries: Natural Earth at 1:50 million, public domain, as the package world-atlas holds them. */
export async function readWorld(): Promise<World> {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  return JSON.parse(await readFile(file, 'utf8'))
}

/** Where it happened: a circle a place, its area the number of incidents, red where people died. */
export function drawMap(points: readonly Point[], world: World): HtmlSafeString | null {
  if (points.length === 0) return null
  const projection = geoMercator().fitExtent(
    [
      [12, 12],
      [width - 12, height - 12],
    ],
    frameOf(points),
  )
  const path = geoPath(
    projection.clipExtent([
      [0, 0],
      [width, height],
    ]),
  )
  const most = Math.max(...points.map(({ incidents }) => incidents))
  const radius = scaleSqrt([0, Math.max(most, 4)], [0, 16])
  const places = points.flatMap((point) => {
    const at = projection([point.lon, point.lat])
    return at === null ? [] : [{ ...point, x: at[0], y: at[1], r: Math.max(radius(point.incidents), 3) }]
  })
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="img" aria-label="Map of the incidents">
<path class="land" d="${path(feature(world, world.objects.land)) ?? ''}"/>
<path class="border" d="${path(mesh(world, world.objects.countries, (a, b) => a !== b)) ?? ''}"/>
${places.map(
  ({ x, y, r, killed, incidents, place }) =>
    html`<circle class="${killed > 0 ? 'deadly' : 'other'}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}"><title>${place}: ${incidents}, killed ${killed}</title></circle>
`,
)}${named(places).map(
  ({ x, y, r, place }) =>
    html`<text class="halo" x="${(x + r + 3).toFixed(1)}" y="${(y + 4).toFixed(1)}">${place}</text><text x="${(x + r + 3).toFixed(1)}" y="${(y + 4).toFixed(1)}">${place}</text>
`,
)}</svg>`
}

/** The places that get their name: the busiest, where there is room beside the others. */
function named<Place extends { readonly x: number; readonly y: number; readonly place: string }>(
  places: readonly Place[],
): Place[] {
  const chosen: Place[] = []
  for (const place of places) {
    if (chosen.length === mostNames) break
    const isFree = chosen.every(({ x, y }) => Math.abs(y - place.y) > 14 || Math.abs(x - place.x) > 110)
    if (place.place !== '' && isFree && place.x < width - 90) chosen.push(place)
  }
  return chosen
}

/** All points with a margin, as corners that are fitted into the picture. */
function frameOf(points: readonly Point[]): { type: 'MultiPoint'; coordinates: [number, number][] } {
  const [west, east] = widened(points.map(({ lon }) => lon))
  const [south, north] = widened(points.map(({ lat }) => lat))
  return {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
}

function widened(values: readonly number[]): [least: number, most: number] {
  const least = Math.min(...values)
  const most = Math.max(...values)
  const margin = Math.max((most - least) * 0.08, (leastSpan - (most - least)) / 2)
  return [least - margin, most + margin]
}
