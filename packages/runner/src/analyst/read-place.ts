import type { CodedLocation } from '@wirewatch/model'
import { admin1Of, admin2Of, didYouMean, type GazetteerEntry, type Taxonomy } from '@wirewatch/taxonomy'
import { Refusal } from './refusal.js'

/** The place of a gazetteer id; null for `unknown`. Throws a refusal that names ids of places of that name, or the nearest id. */
export function readPlace(text: string, taxonomy: Taxonomy): CodedLocation | null {
  if (text === 'unknown') return null
  const entry = taxonomy.locations.get(text)
  if (entry === undefined) throw new Refusal(`place "${text}" is not the id of a place${hint(text, taxonomy)}`)
  const { id, name, country, lat, lon, precision } = entry
  return {
    id,
    name,
    text: name,
    country,
    admin1: admin1Of(taxonomy, id)?.name ?? null,
    admin2: admin2Of(taxonomy, id)?.name ?? null,
    lat: precision >= 7 ? null : lat,
    lon: precision >= 7 ? null : lon,
    precision,
  }
}

function hint(text: string, { locations }: Taxonomy): string {
  const ofThatName = [...locations.values()].filter(({ name }) => name.toLowerCase() === text.toLowerCase())
  if (ofThatName.length > 0) return `. Of that name there are ${listed(ofThatName)}.`
  const guess = didYouMean(text, locations.keys())
  return guess === null ? '. npx wirewatch explain shows the ids of the places in a text.' : `; ${guess}`
}

const listed = (entries: readonly GazetteerEntry[]): string =>
  entries
    .slice(0, 8)
    .map(({ id, kind }) => `${id} (${kind})`)
    .join(', ')
