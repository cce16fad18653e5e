import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { inheritsPassive } from '../phrases/inherits-passive.js'
import { objectOf } from '../phrases/object-of.js'
import { type Group, type Phrase, regrouped } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { meantTrigger } from './check-trigger.js'
import { agentWords, type Frame, frameOf, sides } from './frame.js'
import { isStruck } from './is-struck.js'
import { objectMeant } from './object-meant.js'
import { verbStatus } from './verb-status.js'

/** How far behind its verb a particle may stand, in phrases: "shut their shops in the bazaar on Tuesday in protest". */
const reach = 6

/** "set three trucks ablaze", "gunned dead". */
export function addParticleFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  unit: number,
  frames: Frame[],
): void {
  const particles = units.lexeme[unit]?.particleTriggers ?? []
  if (particles.length === 0) return
  for (let before = at; before >= 0 && before >= at - reach; before--) {
    const verb = phrases[before]!
    if (verb.kind !== 'verb') continue
    const main = verb.verbs.at(-1)
    const text = main === undefined ? '' : (units.lexeme[main]?.text ?? '')
    const completed = particles.filter((entry) => entry.with.has(text))
    if (completed.length === 0) return
    const object = withoutParticle(units, objectMeant(units, phrases, before, objectOf(units, phrases, before)), unit)
    const status = verbStatus(units, sentence, phrases, before, verb, main!)
    const subject = subjectOf(units, phrases, before)
    const doer = isStruck(units, phrases, verb, subject) ? null : subject
    const complements = complementsOf(phrases, at)
    const by = complementWith(units, complements, agentWords)
    const passive = verb.passive || (!verb.ing && inheritsPassive(units, phrases, before))
    const parts = passive ? { subject: null, object: subject } : { subject, object }
    const trigger = meantTrigger(
      completed.map((entry) => entry.trigger),
      { units, sentence, at: unit, complements, ...parts },
    )
    if (trigger === null) return
    const roles = passive ? sides(units, by, subject) : sides(units, doer, object)
    frames.push(frameOf({ trigger, at: unit, sentence, status, figure: null, verb }, roles))
    return
  }
}

/** "shot her dead": she, and not what is hers. */
function withoutParticle(units: Units, object: Group | null, particle: number): Group | null {
  const item = object?.items[0]
  if (object === null || item === undefined || item.head !== particle || units.word(item.start) !== 'her') return object
  const own = { ...item, end: item.start + 1, head: item.start, determiner: null }
  return regrouped(object, [own], [], [])
}
