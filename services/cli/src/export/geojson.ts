import type { AnswerRow } from '@wirewatch/store'
import { inBatches } from './in-batches.js'
import type { WriteRows } from './write-rows.js'

/** A FeatureCollection of RFC 7946; the geometry of an incident without coordinates is null, as the standard has it. */
export const writeGeoJson: WriteRows = async ({ rows }, { write }) => {
  await write('{"type":"FeatureCollection","features":[')
  let written = 0
  for await (const batch of inBatches(rows)) {
    const features = batch.map((row) => JSON.stringify(featureOf(row))).join(',\n')
    await write(`${written === 0 ? '\n' : ',\n'}${features}`)
    written += batch.length
  }
  await write('\n]}\n')
  return written
}

function featureOf(row: AnswerRow): unknown {
  const { lat, latitude, lon, longitude, ...properties } = row
  const point = [lon ?? longitude, lat ?? latitude]
  const isKnown = point.every((coordinate) => typeof coordinate === 'number')
  return { type: 'Feature', geometry: isKnown ? { type: 'Point', coordinates: point } : null, properties }
}
