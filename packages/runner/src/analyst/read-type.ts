import { didYouMean, type Taxonomy } from '@wirewatch/taxonomy'
import { Refusal } from './refusal.js'

/** A type's id. Throws a refusal that names the nearest one, or those of the family. */
export function readType(text: string, { language: { eventTypes } }: Taxonomy): string {
  if (eventTypes.has(text)) return text
  const byLabel = [...eventTypes.values()].find(({ label }) => label.toLowerCase() === text.toLowerCase())
  if (byLabel !== undefined) throw new Refusal(`type "${text}": write it as ${byLabel.id}.`)
  const guess = didYouMean(text, eventTypes.keys())
  if (guess !== null) throw new Refusal(`type "${text}" is not in the codebook; ${guess}`)
  const family = [...eventTypes.keys()].filter((id) => id.startsWith(`${text.split('.')[0]}.`))
  const known = family.length > 0 ? family : [...eventTypes.keys()]
  throw new Refusal(`type "${text}" is not in the codebook. It knows ${known.join(', ')}.`)
}
