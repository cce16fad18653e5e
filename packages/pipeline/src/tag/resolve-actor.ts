import type { ActorMethod } from '@wirewatch/model'
import type { ActorName, Taxonomy } from '@wirewatch/taxonomy'
import type { PlaceEvidence } from './place-evidence.js'
import { round } from './resolve-toponym.js'

/** The actor that a name means, or that it cannot be told; with the evidence that decided. */
export interface ResolvedActor {
  readonly actorId: string | null
  readonly method: ActorMethod
  readonly candidates: readonly string[]
  readonly confidence: number
}

/** What the article says that a name of an actor may need. */
export interface ActorContext {
  readonly places: PlaceEvidence
  /** Countries that the same sentence points to. */
  readonly countriesHere: ReadonlySet<string>
  /** The country of the place or nationality that stands nearest in the sentence. */
  readonly nearestCountry: string | null
  /** The places of the same sentence and all that they lie in. */
  readonly placesHere: ReadonlySet<string>
  /** Actors that the article names without doubt. */
  readonly named: ReadonlySet<string>
  /** Those of them that the text named before this name. */
  readonly namedBefore: ReadonlySet<string>
  /** YYYY-MM-DD of publication; null where it is not known. */
  readonly day: string | null
  readonly mentions: (words: readonly string[]) => boolean
}

/**
 * Chooses among the actors that bear a name: by what each name needs, first in the sentence, then in the article. Null
 * where only one bears it and nothing says that it is meant: "PDF" is then no People's Defence Force.
 */
export function resolveActor(
  names: readonly ActorName[],
  context: ActorContext,
  taxonomy: Taxonomy,
): ResolvedActor | null {
  const possible = inTheirTime(names, context.day)
  const only = onlyActor(possible)
  if (only !== null) return only
  const candidates = possible.map((name) => name.id)
  const byPlaces = ranked(possible.map((name) => ({ name, ...scoreOf(name, context, taxonomy) })))
  // Words are looked for in the whole article: only where places and other actors leave a doubt.
  const isClear = leadOf(byPlaces) >= CLEAR_LEAD
  const scored = isClear ? byPlaces : ranked(byPlaces.map((candidate) => withWords(candidate, context)))
  const [best] = scored
  const lead = leadOf(scored)
  if (best === undefined || best.score < LEAST_SCORE || lead < LEAST_LEAD) {
    if (possible.length === 1) return null
    return { actorId: null, method: 'ambiguous', candidates, confidence: 0 }
  }
  return { actorId: best.name.id, method: best.method, candidates, confidence: round(Math.min(0.9, 0.6 + lead * 0.1)) }
}

interface ScoredName {
  readonly name: ActorName
  readonly score: number
  readonly method: ActorMethod
}

const ranked = (names: readonly ScoredName[]): readonly ScoredName[] => [...names].sort((a, b) => b.score - a.score)

const leadOf = ([best, second]: readonly ScoredName[]): number => (best?.score ?? 0) - (second?.score ?? 0)

function withWords(candidate: ScoredName, { mentions }: ActorContext): ScoredName {
  if (!mentions(candidate.name.needs?.words ?? [])) return candidate
  return { ...candidate, score: candidate.score + 1, method: candidate.score < 1 ? 'actor_context' : candidate.method }
}

/** The actor of a name that needs no context; null where there are several, or where the name does need it. */
export function onlyActor(names: readonly ActorName[]): ResolvedActor | null {
  const [only] = names
  if (names.length !== 1 || only === undefined || only.specificity === 'ambiguous') return null
  const confidence = only.specificity === 'umbrella' ? 0.7 : only.alias === 'acronym' ? 0.9 : 0.95
  return { actorId: only.id, method: 'unique_name', candidates: [only.id], confidence }
}

const LEAST_SCORE = 0.5
const LEAST_LEAD = 0.25
/** No words could overturn this. */
const CLEAR_LEAD = 1.25

function inTheirTime(names: readonly ActorName[], day: string | null): readonly ActorName[] {
  if (names.length < 2 || day === null) return names
  const current = names.filter((name) => isUsedOn(name, day))
  return current.length === 0 ? names : current
}

const isUsedOn = ({ from, to }: ActorName, day: string): boolean =>
  (from === null || from <= day) && (to === null || day.slice(0, to.length) <= to)

function scoreOf(name: ActorName, context: ActorContext, taxonomy: Taxonomy): { score: number; method: ActorMethod } {
  const needs = name.needs
  const countries = needs?.country ?? []
  const actors = needs?.actors ?? []
  const places = needs?.places ?? []
  const here =
    countries.some((id) => context.countriesHere.has(id)) || places.some((id) => context.placesHere.has(id)) ? 1.5 : 0
  const share = countries.reduce((sum, id) => sum + (context.places.countries.get(id) ?? 0), 0)
  const source = countries.some((id) => id === context.places.sourceCountry) ? 0.6 : 0
  const placed = places.some((id) => context.places.places.has(id)) ? 1 : 0
  const nearest = countries.some((id) => id === context.nearestCountry) ? 0.8 : 0
  const fromPlaces = here + nearest + 2 * share + source + placed
  // "the Afghan Taliban … the Taliban": a short name goes on about whom the long one named.
  const isNamed = context.namedBefore.has(name.id) ? 2.5 : context.named.has(name.id) ? 1 : 0
  const besides = actors.some((id) => context.named.has(id)) ? 1 : 0
  const fromActors = isNamed + besides
  const isOver = isInactive(name.id, context.day, taxonomy) ? -1 : 0
  const usual = name.specificity === 'ambiguous' ? 0 : 0.6
  return {
    score: fromPlaces + fromActors + isOver + usual,
    method: fromActors > fromPlaces ? 'actor_context' : 'place_context',
  }
}

function isInactive(actorId: string, day: string | null, taxonomy: Taxonomy): boolean {
  const actor = taxonomy.actors.get(actorId)
  if (actor === undefined || day === null) return false
  return (
    (actor.activeFrom !== null && actor.activeFrom > day) ||
    (actor.activeTo !== null && day.slice(0, actor.activeTo.length) > actor.activeTo)
  )
}
