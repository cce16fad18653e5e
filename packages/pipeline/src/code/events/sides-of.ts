import type { NamedParty } from '../parties/named-party.js'
import type { DraftEvent } from './draft-event.js'

/** Who acted and who was acted upon, as an incident is coded. */
export interface Sides {
  readonly initiators: readonly NamedParty[]
  readonly targets: readonly NamedParty[]
}

/** Sorts the parties of an event into initiators and targets. */
export function sidesOf(draft: DraftEvent): Sides {
  const struck = areStruck(draft)
  const marched = draft.agents.filter((agent) => isStruckProtester(draft, agent))
  const victims = withoutVagueVictims([...draft.victims, ...marched, ...(struck ? draft.identified : [])])
  const acted = struck ? draft.agents : [...draft.agents, ...draft.identified]
  const agents = withoutVagueDoers(acted.filter((agent) => !isVictimOnly(draft, agent)))
  const initiators =
    winners(draft) ??
    groupsThatFought(draft) ??
    (agents.length > 0 ? leading(agents) : (ambushers(draft) ?? fromParticipants(draft, victims)))
  const claimed = draft.claimants.filter((party) => !isAmong(party, initiators))
  const known = initiators.some((party) => party.id !== null && !party.id.startsWith('generic.'))
  const credited =
    !known && claimed.length > 0 ? claimed.map((party) => ({ ...party, attribution: 'claimed' as const })) : []
  const mayBeAccused = !known && credited.length === 0 && !isOfState(initiators)
  const accused = mayBeAccused
    ? draft.blamed.filter((party) => !isAmong(party, [...victims, ...draft.participants]))
    : []
  const all = dedupe([...initiators, ...credited, ...accused])
  const targets = [...victims, ...draft.participants].filter((party) => !isAmong(party, all))
  return {
    initiators: all.map((party) => withClaim(draft, party)),
    targets: withoutOwn(namedFirst(dedupe(targets)), all),
  }
}

/** In a fight in which only armed men died, the forces that fought them are the initiators, also those who were hurt. */
function winners(draft: DraftEvent): NamedParty[] | null {
  if (!draft.signals.has('clash') || draft.killedSides.size !== 1 || !draft.killedSides.has('armed')) return null
  const struckFirst = draft.agents.some((party) => party.side === 'armed')
  const fought = [...draft.agents, ...draft.participants, ...(struckFirst ? [] : draft.victims)]
  const forces = dedupe(fought.filter((party) => party.side === 'state'))
  return forces.length === 0 ? null : leading(forces)
}

/** "A patrol was ambushed; two soldiers and seven rebels died": fighters who died beside the forces that were struck had struck them. */
function ambushers({ signals, victims, struck, participants }: DraftEvent): NamedParty[] | null {
  if (!signals.has('ambush') || participants.length > 0) return null
  const forces = victims.some(({ side }) => side === 'state') || struck.some(({ group }) => group === 'installation')
  const fighters = victims.filter(({ side }) => side === 'armed')
  return forces && fighters.length > 0 ? fighters.map((party) => ({ ...party, attribution: 'inferred' })) : null
}

/** "Two castes clashed and the police used canes": they fought, and those who parted them did not begin it. */
function groupsThatFought({ signals, participants }: DraftEvent): NamedParty[] | null {
  const groups = participants.filter(({ side }) => side !== 'state' && side !== 'armed')
  return signals.has('communal') && groups.length > 0 ? dedupe(groups) : null
}

/** Whether those whose group is told later were the ones acted upon: taken by the state, or the only dead. */
const areStruck = (draft: DraftEvent): boolean =>
  draft.agents[0]?.side === 'state' || (draft.killedSides.size === 1 && draft.killedSides.has('armed'))

/** Whom forces struck is not who acted, though others accuse them. */
const isOfState = (initiators: readonly NamedParty[]): boolean => initiators.some((party) => party.side === 'state')

const withClaim = (draft: DraftEvent, party: NamedParty): NamedParty =>
  party.id !== null && draft.claimants.some((other) => other.id === party.id)
    ? { ...party, attribution: 'claimed' }
    : party

const isSameParty = (a: NamedParty, b: NamedParty): boolean => (a.id === null ? a.text === b.text : a.id === b.id)

/** "a man" who struck is not "a man" who was struck, where no more is known of either. */
const isSameOne = (a: NamedParty, b: NamedParty): boolean =>
  isSameParty(a, b) &&
  (a.side === 'armed' || a.side === 'state' || a.id?.startsWith('generic.') !== true || a.text === b.text)

const isAmong = (party: NamedParty, parties: readonly NamedParty[]): boolean =>
  parties.some((other) => isSameOne(other, party))

/** "they", "others" and plain people tell nothing where somebody else is named. */
function withoutVague(parties: readonly NamedParty[]): NamedParty[] {
  const named = parties.filter((party) => party.id !== 'generic.people' && party.id !== 'generic.suspects')
  return named.length > 0 ? named : [...parties]
}

/** "A man was killed and two women were hurt": he is told of as they are, and as more than one of many people. */
function withoutVagueVictims(parties: readonly NamedParty[]): NamedParty[] {
  const kept = withoutVague(parties)
  if (!kept.every(({ id }) => id === 'generic.women' || id === 'generic.children')) return kept
  return parties.filter((party) => kept.includes(party) || isOfMen(party))
}

/** "A young man shot a senator, and bodyguards killed him", "three men and a woman": men who acted first, unless somebody armed is told of. */
function withoutVagueDoers(parties: readonly NamedParty[]): NamedParty[] {
  const kept = withoutVague(parties)
  const [first] = parties
  if (first === undefined || kept.includes(first) || !isOfMen(first)) return kept
  return kept.some(({ side }) => side === 'armed') ? kept : [first, ...kept]
}

const isOfMen = ({ text }: NamedParty): boolean =>
  /(?:^|[\s-])(?:m[ae]n|fathers?|sons?|brothers?|husbands?|uncles?|nephews?|grandfathers?|grandsons?)$/i.test(text)

/** Somebody who is hurt in one sentence and strikes back in another is no initiator when others struck first. */
function isVictimOnly(draft: DraftEvent, agent: NamedParty): boolean {
  const first = draft.agents[0]
  if (first === undefined) return false
  if (isFirstStruck(draft, agent) || isStruckProtester(draft, agent)) return true
  if (first === agent) return false
  return agent.side === 'state' && first.side === 'armed' && draft.victims.some((victim) => victim.side === 'state')
}

/** "Students who protested against a fee were beaten up by the police": they began nothing, where no crowd was violent. */
const isStruckProtester = ({ agents, victims, signals }: DraftEvent, agent: NamedParty): boolean =>
  (agent.side === 'civilian' || agent.side === 'crowd' || agent.side === 'unknown') &&
  (signals.has('protest') || signals.has('strike-action')) &&
  violentCrowd.every((signal) => !signals.has(signal)) &&
  agents.some(({ side }) => side === 'state') &&
  (signals.has('crowd-control') ||
    victims.every(({ id }) => id === 'generic.people') ||
    victims.some((victim) => victim.start === agent.start || isSameParty(victim, agent)))

const violentCrowd = ['stones', 'riot', 'clash', 'burn', 'destroy', 'loot', 'storm', 'on-state']

/** "Two officers were killed on a doorstep. Officers then stormed the house": the forces' own dead came first, and no fight was told. */
const isFirstStruck = ({ victims, agents, frames, signals, killedSides }: DraftEvent, agent: NamedParty): boolean =>
  agent.side === 'state' &&
  frames.find(({ trigger }) => trigger.measure === 'killed')?.agent === null &&
  victims[0]?.side === 'state' &&
  killedSides.has('state') &&
  fights.every((signal) => !signals.has(signal)) &&
  agents.every(({ side }) => side === 'state')

/** What forces do to one another. */
const fights = ['clash', 'raid', 'border', 'airstrike', 'drone', 'shell']

/** Those on the side of the first who acted; a named group stands for "the attackers". */
function leading(agents: readonly NamedParty[]): NamedParty[] {
  const first = agents[0]!
  const sameSide = agents.filter(
    (party) => party.side === first.side || (party.side === 'unknown' && first.side !== 'state'),
  )
  const named = sameSide.filter((party) => party.id !== null && !party.id.startsWith('generic.'))
  return named.length > 0 ? named : sameSide.slice(0, 2)
}

/** In a fight without a first shot the initiators are those opposite to the dead. */
function fromParticipants(draft: DraftEvent, victims: readonly NamedParty[]): NamedParty[] {
  if (draft.killedSides.size === 0 && victims.length === 0) return draft.participants.slice(0, 1)
  const sides = draft.killedSides.size > 0 ? draft.killedSides : new Set(victims.map((victim) => victim.side))
  const opposite = draft.participants.filter((party) => !sides.has(party.side))
  if (opposite.length > 0) return withoutVague(opposite)
  const [first] = draft.participants
  return first === undefined || victims.some((victim) => isSameParty(victim, first)) ? [] : [first]
}

/** A named group stands for the plain words for its side. */
function namedFirst(parties: readonly NamedParty[]): NamedParty[] {
  const isNamed = (party: NamedParty): boolean => party.id !== null && !party.id.startsWith('generic.')
  const sides = new Set(parties.filter(isNamed).map((party) => party.side))
  const others = parties.filter((party) => !isNamed(party) && (party.id === null || !sides.has(party.side)))
  return [...parties.filter(isNamed), ...others]
}

/** "The front killed seven soldiers; one of its own fighters was hurt": an initiator's nameless own are no target beside the other side's. */
function withoutOwn(targets: readonly NamedParty[], initiators: readonly NamedParty[]): NamedParty[] {
  const own = new Set<NamedParty['side']>(
    initiators.map((party) => party.side).filter((side) => side === 'state' || side === 'armed'),
  )
  const isOwn = (party: NamedParty): boolean => own.has(party.side) && (party.id?.startsWith('generic.') ?? true)
  const others = targets.filter((party) => !isOwn(party))
  return others.length > 0 ? others : [...targets]
}

const dedupe = (parties: readonly NamedParty[]): NamedParty[] =>
  parties.filter((party, index) => parties.findIndex((other) => isSameParty(other, party)) === index)
