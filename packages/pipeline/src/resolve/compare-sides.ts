import type { CodedEvent, Party } from '@wirewatch/model'
import type { Finding } from './finding.js'
import { isFight } from './is-fight.js'
import type { KnownWorld } from './known-world.js'
import { weights } from './weights.js'

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

const { sides } = weights
const worthOfInitiators = { named: sides.namedInitiators, generic: sides.genericInitiators, open: 0 }
const worthOfTargets = {
  named: sides.namedTargets,
  generic: sides.genericTargets,
  open: 0,
  different: sides.differentTargets,
}

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
  return {
    support: worthOfInitiators[who] + worthOfTargets[whom],
    reason: `initiators ${inWords[who]}, targets ${inWords[whom]}`,
  }
}

const inWords = { named: 'shared', generic: 'of one kind', open: 'not compared', different: 'different' }

/** `named`: one actor in both, or two that are related; `generic`: the same people without a name. */
function compareParties(
  a: readonly Party[],
  b: readonly Party[],
  world: KnownWorld,
): 'named' | 'generic' | 'open' | 'different' {
  const namedA = a.filter(isNamed)
  const namedB = b.filter(isNamed)
  if (namedA.length > 0 && namedB.length > 0) {
    if (namedA.some((x) => namedB.some((y) => world.areActorsRelated(x.id, y.id)))) return 'named'
    return isAccusedBeforeClaim(namedA, namedB) || isAccusedBeforeClaim(namedB, namedA) ? 'open' : 'different'
  }
  return a.some((x) => x.id !== null && b.some((y) => x.id === y.id)) ? 'generic' : 'open'
}

/** The state accuses one group and another says that it did it: of one attack, both are told. */
const isAccusedBeforeClaim = (accused: readonly Party[], claiming: readonly Party[]): boolean =>
  accused.every(({ attribution }) => attribution === 'state_alleged') &&
  claiming.every(({ attribution }) => attribution === 'claimed')

type NamedParty = Party & { readonly id: string }

/** Generic parties ("gunmen") are told of the same people in many words; only names can contradict each other. */
const isNamed = (party: Party): party is NamedParty => party.id !== null && !party.id.startsWith('generic.')

function better(x: Finding, y: Finding): Finding {
  if ('veto' in x) return y
  if ('veto' in y) return x
  return y.support > x.support ? y : x
}
