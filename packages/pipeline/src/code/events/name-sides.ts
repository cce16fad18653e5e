import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { type NamedParty, namedParty } from '../parties/named-party.js'
import { speakerOf } from '../readings/find-speaker.js'
import type { DraftEvent } from './draft-event.js'
import type { Sides } from './sides-of.js'
import { struckThings } from './struck-things.js'

/**
 * The sides as a reader of the incident's type names them: who protests are protesters, men who attack without a name are unknown gunmen,
 * and a police post that is struck stands for the police.
 */
export function nameSides(sides: Sides, type: string, draft: DraftEvent, taxonomy: Taxonomy): Sides {
  const initiators = type.startsWith('protest.')
    ? asProtesters(sides, type, taxonomy)
    : type === 'strategic.arrest' && sides.initiators.length === 0
      ? policeWhoTell(draft, taxonomy)
      : isViolence(type)
        ? withoutStrikers(sides.initiators, draft).map((party) =>
            renamed(party, 'generic.people', 'generic.unknown-gunmen', taxonomy),
          )
        : sides.initiators
  const known = sides.targets.length > 0 || !isViolence(type) ? sides.targets : forcesAt(draft, taxonomy)
  const people = type.startsWith('protest.')
    ? known.filter((party) => party.id !== null)
    : withMeant(known, initiators, type, draft)
  return { initiators, targets: [...people, ...struckThings(draft, { initiators, targets: people }, type)] }
}

/** "Doctors went on strike after two men beat a nurse": who strikes or protests over it did not do it. */
function withoutStrikers(initiators: readonly NamedParty[], { frames, readings }: DraftEvent): readonly NamedParty[] {
  const units = readings[0]?.units
  if (units === undefined) return initiators
  const startsOf = (isMeant: (frame: Frame) => boolean): Set<number> =>
    new Set(frames.filter(isMeant).flatMap(({ agent }) => (agent?.items ?? []).map(({ start }) => units.start[start]!)))
  const struck = startsOf(({ trigger }) => trigger.says.includes('strike-action') || trigger.says.includes('protest'))
  const acted = startsOf(({ trigger }) => trigger.happening === 'violence')
  return initiators.filter(({ start, side }) => side === 'state' || !struck.has(start) || acted.has(start))
}

/** Whom a bomb was for, where it was found in time or hurt none but those who brought it. */
function withMeant(
  targets: readonly NamedParty[],
  initiators: readonly NamedParty[],
  type: string,
  { meant }: DraftEvent,
): readonly NamedParty[] {
  if (meant.length === 0 || !/^(?:explosive\.|strategic\.disrupted_plot)/.test(type)) return targets
  const others = meant.filter(
    ({ id, text }) =>
      ![...targets, ...initiators].some((party) => (id === null ? party.text === text : party.id === id)),
  )
  const struck = type.startsWith('explosive.') ? targets.filter(({ side }) => side !== 'armed') : targets
  const isKnown = type.startsWith('explosive.') && struck.some(({ id }) => !besideTheMeant.has(id ?? ''))
  return isKnown ? targets : [...struck, ...others]
}

/** "wounding him and two of his guards": people of his, and bystanders. */
const besideTheMeant: ReadonlySet<string> = new Set(['generic.people', 'generic.workers', 'generic.bodyguards'])

/** "Nine men were arrested, a police officer said": those who tell of it made the arrest. */
function policeWhoTell(draft: DraftEvent, taxonomy: Taxonomy): readonly NamedParty[] {
  const actor = taxonomy.actors.get('generic.police')
  if (actor === undefined || !draft.readings.some((reading) => speakerOf(reading, taxonomy)?.id === 'police')) return []
  return [{ ...namedParty(actor, actor.name, { start: 0, end: 0 }), attribution: 'inferred' }]
}

const isViolence = (type: string): boolean => /^(?:battle|explosive|civilian)\./.test(type)

/** "Hundreds of weavers gathered": in a protest they are protesters, also where the text has only "a gathering". */
function asProtesters(sides: Sides, type: string, taxonomy: Taxonomy): readonly NamedParty[] {
  // Whoever fired on them did not protest.
  if (type === 'protest.excessive_force') return sides.initiators
  if (sides.initiators.length > 0)
    return sides.initiators.map((party) =>
      party.id?.startsWith('generic.') === true && party.side === 'civilian'
        ? renamed(party, party.id, 'generic.protesters', taxonomy)
        : party,
    )
  const actor = taxonomy.actors.get('generic.protesters')
  const isSide = sides.targets.some((party) => party.side === 'crowd' || party.side === 'civilian')
  if (actor === undefined || isSide) return []
  return [{ ...namedParty(actor, actor.name, { start: 0, end: 0 }), attribution: 'inferred' }]
}

function renamed(party: NamedParty, from: string, to: string, taxonomy: Taxonomy): NamedParty {
  const actor = party.id === from ? taxonomy.actors.get(to) : undefined
  if (actor === undefined) return party
  return { ...namedParty(actor, party.text, { start: party.start, end: party.end }), attribution: party.attribution }
}

/** "a grenade was thrown at a police post": nobody is named, but it is theirs. */
function forcesAt(draft: DraftEvent, taxonomy: Taxonomy): readonly NamedParty[] {
  const actor = draft.targets.has('police-post') ? taxonomy.actors.get('generic.police') : undefined
  if (actor === undefined) return []
  return [{ ...namedParty(actor, actor.name, { start: 0, end: 0 }), attribution: 'inferred' }]
}
