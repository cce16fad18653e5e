import type { CodedEvent, Party } from '@wirewatch/model'
import type { Finding } from './compare-reports.js'
import type { KnownWorld } from './known-world.js'

/**
 * Different, unrelated named actors on one side veto. A fight has no fixed first side: who "clashed with" whom is told either way round,
 * so both orders are tried and the better one counts. Codebook section 6, rule 4.
 */
export function compareSides(a: CodedEvent, b: CodedEvent, world: KnownWorld): Finding {
  const straight = compareInOrder(a.initiators, a.targets, b.initiators, b.targets, world)
  if (!isFight(a) || !isFight(b)) return straight
  const swapped = compareInOrder(a.initiators, a.targets, b.targets, b.initiators, world)
  return better(straight, swapped)
}

const isFight = (event: CodedEvent): boolean => event.type.startsWith('battle.')

function compareInOrder(
  initiatorsA: readonly Party[],
  targetsA: readonly Party[],
  initiatorsB: readonly Party[],
  targetsB: readonly Party[],
  world: KnownWorld,
): Finding {
  const who = compareParties(initiatorsA, initiatorsB, world)
  if (who === 'different') return { veto: 'different named initiators' }
  const whom = compareParties(targetsA, targetsB, world)
  const support = { shared: 1.2, open: 0 }[who] + { shared: 0.8, open: 0, different: -0.6 }[whom]
  const reason = `initiators ${who === 'shared' ? 'shared' : 'not compared'}, targets ${whom === 'open' ? 'not compared' : whom}`
  return { support, reason }
}

function compareParties(a: readonly Party[], b: readonly Party[], world: KnownWorld): 'shared' | 'different' | 'open' {
  const namedA = a.filter(isNamed)
  const namedB = b.filter(isNamed)
  if (namedA.length > 0 && namedB.length > 0) {
    return namedA.some((x) => namedB.some((y) => world.areActorsRelated(x.id, y.id))) ? 'shared' : 'different'
  }
  return a.some((x) => b.some((y) => x.id !== null && x.id === y.id)) && a.length > 0 ? 'shared' : 'open'
}

type NamedParty = Party & { readonly id: string }

/** Generic parties ("gunmen") are told of the same people in many words; only names can contradict each other. */
const isNamed = (party: Party): party is NamedParty => party.id !== null && !party.id.startsWith('generic.')

function better(x: Finding, y: Finding): Finding {
  if ('veto' in x) return y
  if ('veto' in y) return x
  return y.support > x.support ? y : x
}
