import type { Actor } from '@wirewatch/model'
import type { Lexeme, StopContext } from '@wirewatch/taxonomy/language/lexeme.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { accidentWord } from '../events/accident.js'
import type { Units } from '../words/read-units.js'

/** What an article is about, counted in words. */
export interface Context {
  /** Different words of armed conflict. */
  readonly armed: number
  /** Named armed groups, forces and parties to a conflict. */
  readonly armedActors: number
  /** Different words of each context that is none of ours, with the context. */
  readonly stops: ReadonlyMap<string, { readonly context: StopContext; readonly words: number }>
  readonly crowd: boolean
  /** How often forces of a state are named. */
  readonly forces: number
  /** Different words of public order, where the police or another force are named; none elsewhere. */
  readonly publicOrder: number
  readonly words: number
}

/** Counts the words of conflict and of other matters in title and text. */
export function readContext(texts: readonly Units[], taxonomy: Taxonomy): Context {
  const armed = new Set<string>()
  const actors = new Set<string>()
  const stops = new Map<string, { context: StopContext; seen: Set<string> }>()
  const publicOrder = new Set<string>()
  let crowd = false
  let police = false
  let forces = 0
  let words = 0
  for (const units of texts) {
    words += units.count
    for (let at = 0; at < units.count; at++) {
      if ((units.traits[at]! & Trait.context) === 0) continue
      const actor = actorAt(units, at, taxonomy)
      if (actor !== null && isArmedActor(actor)) actors.add(actor.id)
      if (actor !== null && isForce(actor)) forces++
      const overlay = units.overlay[at] ?? null
      if (overlay?.cues.publicOrder === true) publicOrder.add(overlay.text)
      if (accidentWord(units, at) !== 'pretext') countStops(overlay, stops)
      const lexeme = units.lexeme[at] ?? null
      if (lexeme === null) continue
      if (lexeme.party?.class === 'state_force') police = true
      if (lexeme.cues.armedContext || lexeme.party?.group === 'militant') armed.add(lexeme.text)
      if (lexeme.party?.class === 'protesters' || lexeme.party?.class === 'rioters') crowd = true
      if (lexeme.nounTriggers.some((trigger) => trigger.id === 'protest' || trigger.id === 'riot')) crowd = true
    }
  }
  return {
    armed: armed.size,
    armedActors: actors.size,
    stops: new Map([...stops].map(([id, { context, seen }]) => [id, { context, words: seen.size }])),
    crowd,
    forces,
    publicOrder: police || forces > 0 ? publicOrder.size : 0,
    words,
  }
}

function countStops(cue: Lexeme | null, stops: Map<string, { context: StopContext; seen: Set<string> }>): void {
  if (cue === null) return
  for (const stop of cue.stops) {
    const known = stops.get(stop.id) ?? { context: stop, seen: new Set<string>() }
    known.seen.add(cue.text)
    stops.set(stop.id, known)
  }
}

/** The known actor that is named here, if it has a name of its own. */
function actorAt(units: Units, at: number, taxonomy: Taxonomy): Actor | null {
  const mention = units.mention[at]
  if (mention?.kind !== 'actor' || mention.actorId === null) return null
  const actor = taxonomy.actors.get(mention.actorId)
  return actor === undefined || actor.generic ? null : actor
}

const isArmedActor = ({ class: of }: Actor): boolean =>
  of === 'rebel' || of === 'political_militia' || of === 'identity_militia'

const isForce = (actor: Actor): boolean => actor.class === 'state_force' && actor.force !== 'police'
