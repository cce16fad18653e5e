import type { CodedLocation, PlacePrecision } from '@wirewatch/model'
import { admin1Of, admin2Of } from '@wirewatch/taxonomy/place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { PlaceChain } from './place-chain.js'

/** The place as it is coded. */
export function codedPlace(chain: PlaceChain, taxonomy: Taxonomy): CodedLocation {
  const { location, text } = chain
  if (location === null)
    return { id: null, name: null, text, country: null, admin1: null, admin2: null, lat: null, lon: null, precision: 2 }
  const precision = precisionOf(chain, location)
  return {
    id: location.id,
    name: location.name,
    text,
    country: location.country,
    admin1: admin1Of(taxonomy, location.id)?.name ?? null,
    admin2: admin2Of(taxonomy, location.id)?.name ?? null,
    lat: precision >= 7 ? null : location.lat,
    lon: precision >= 7 ? null : location.lon,
    precision,
  }
}

function precisionOf(chain: PlaceChain, location: GazetteerEntry): PlacePrecision {
  if (chain.relation === 'between') return 6
  if (chain.relation === 'near' && location.precision <= 3) return 3
  return location.precision
}
