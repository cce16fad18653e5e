import type { Party } from '@wirewatch/model'
import { didYouMean, type Taxonomy } from '@wirewatch/taxonomy'
import { Refusal } from './refusal.js'

/** Actors by their ids, with commas between them; none for `unknown`. Throws a refusal that names ids of actors of that name. */
export function readParties(text: string, taxonomy: Taxonomy): Party[] {
  if (text === 'unknown') return []
  return [...new Set(text.split(',').map((id) => id.trim()))].map((id) => readParty(id, taxonomy))
}

function readParty(id: string, { actors }: Taxonomy): Party {
  const actor = actors.get(id)
  if (actor !== undefined) return { id, name: actor.name, text: actor.name, attribution: null }
  const ofThatName = [...actors.values()].filter(({ name }) => name.toLowerCase() === id.toLowerCase())
  if (ofThatName.length > 0)
    throw new Refusal(
      `"${id}" is a name, not the id of an actor: write ${ofThatName.map((one) => one.id).join(' or ')}.`,
    )
  const guess = didYouMean(id, actors.keys())
  throw new Refusal(
    `"${id}" is not the id of an actor${guess === null ? '. The ids are in the data folder, actors/.' : `; ${guess}`}`,
  )
}
