import { hasGroup } from '../phrases/group-has.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { doerOf } from './doer-of.js'

/** "Bandits attacked a village", "two men attacked a bus": of criminals, and of men who are counted, where it is done to a thing that can be struck. */
export function isAttackByMen(place: TriggerPlace): boolean {
  const { units, at, subject, object } = place
  if (!/^attack/.test(units.word(at)) || !hasGroup(units, object ?? subject, ({ target }) => target !== null, false))
    return false
  const isDoer = ({ head, figure }: NounPhrase): boolean =>
    isBandit(units, head) || (figure !== null && isMan(units, head))
  return doerOf(place)?.items.some(isDoer) === true
}

const isBandit = (units: Units, head: number): boolean => units.lexeme[head]?.party?.id === 'generic.criminals'

const isMan = (units: Units, head: number): boolean => units.lexeme[head]?.party?.id === 'generic.people'
