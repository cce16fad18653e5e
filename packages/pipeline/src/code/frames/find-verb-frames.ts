import { Form, type Trigger, type TriggerRole } from '@wirewatch/taxonomy/language/lexeme.js'
import { companyOf } from '../phrases/company-of.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { isHead } from '../phrases/group-has.js'
import { isPeople } from '../phrases/is-people.js'
import { objectOf } from '../phrases/object-of.js'
import { type Group, type Phrase, regrouped, type VerbGroup } from '../phrases/phrase.js'
import { relativeObjectOf } from '../phrases/relative-clause.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { accusedOf } from './charge-of.js'
import { meantTrigger } from './check-trigger.js'
import { agentWords, type Frame, frameOf, fromWords, ofWords, sides, uponWords, withWords } from './frame.js'
import type { FrameStatus } from './frame-status.js'
import { isMeans } from './is-means.js'
import { isPassive, leftSo } from './is-passive.js'
import { isStruck } from './is-struck.js'
import { listedFigure } from './listed-figure.js'
import { objectMeant } from './object-meant.js'
import { toldOfByParticiple } from './told-of-by-participle.js'
import { verbStatus } from './verb-status.js'

/** What the verbs of a verb group say happened. */
export function addVerbFrames(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  frames: Frame[],
): void {
  const main = verb.verbs.at(-1)
  if (main === undefined) return
  for (const unit of verb.verbs) {
    const lexeme = units.lexeme[unit] ?? null
    if (lexeme === null || lexeme.verbTriggers.length === 0) continue
    const frame = verbFrame(units, sentence, phrases, at, verb, unit)
    if (frame !== null) frames.push(frame)
  }
}

function verbFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
): Frame | null {
  const lexeme = units.lexeme[unit]!
  const subject = toldOfByParticiple(units, phrases, at, verb) ?? subjectOf(units, phrases, at)
  const object = hasPurpose(units, verb, unit)
    ? null
    : (objectMeant(units, phrases, at, objectOf(units, phrases, at)) ?? relativeObjectOf(units, phrases, at))
  const complements = complementsOf(phrases, at)
  const passive = isPassive(units, phrases, at, verb, unit, object)
  const place = passive
    ? { units, sentence, at: unit, subject: null, object: whoseName(units, phrases, at, verb, subject), complements }
    : { units, sentence, at: unit, subject, object, complements }
  const trigger = meantTrigger(lexeme.verbTriggers, place)
  if (trigger === null) return null
  const roles = trigger.roles
  const meant = verbStatus(units, sentence, phrases, at, verb, unit)
  const since = trigger.happening === 'arrest' ? sinceThen(units, phrases, at) : null
  const status = since === null ? meant : { ...meant, recalledBy: since }
  const by = complementWith(units, complements, agentWords)
  const behind = invertedSubject(units, phrases, at, verb)
  const figure = trigger.measure === null ? null : listedFigure(units, phrases, at)
  const base = { trigger, at: unit, sentence, status, figure, verb }
  if (behind !== null) return frameOf(base, sides(units, by, behind))
  if (passive && roles.object === 'means' && subject !== null && (roles.on === 'patient' || isWeapon(units, subject))) {
    const upon = robbedOf(units, roles, complements) ?? complementWith(units, complements, uponWords)
    return frameOf(base, { agent: by, patient: upon, means: subject })
  }
  if (passive) {
    const left = leftSo(units, phrases, at) ?? []
    const sufferer =
      left.length > 0
        ? regrouped(
            left.at(-1)!,
            left.flatMap((group) => group.items),
          )
        : subject
    return frameOf(base, sides(units, by, withMore(units, phrases, at, trigger, meantOwner(units, verb, sufferer))))
  }
  if (roles.subject === 'patient') {
    const from = roles.from === 'agent' ? complementWith(units, complements, fromWords) : null
    const of = roles.of === 'agent' ? complementWith(units, complements, ofWords) : null
    return frameOf(base, {
      agent: from ?? of ?? (trigger.measure === null || isWrittenPassive(lexeme.text) ? by : null),
      patient: withMore(units, phrases, at, trigger, subject),
      means: null,
    })
  }
  const upon = complementWith(units, complements, uponWords)
  const companion = complementWith(units, complements, withWords)
  const reached = /(?: (?:at|on|upon|into))$/.test(lexeme.text) ? object : null
  const patient =
    roleGroup(roles.object, object) ??
    reached ??
    robbedOf(units, roles, complements) ??
    (roles.on === 'none' ? null : upon)
  const opponents = roles.with === 'both' ? companion : null
  const doer = roles.subject === 'none' || isStruck(units, phrases, verb, subject) ? null : subject
  const parts = sides(units, chargedWith(units, phrases, verb, status) ?? doer, patient ?? opponents)
  return frameOf(base, parts.means === null ? parts : { ...parts, agent: handlerOf(units, phrases, parts.means) })
}

/** "was attacked": written with its auxiliary, so that who did it stands behind "by". */
const isWrittenPassive = (text: string): boolean => /^(?:be|is|are|was|were|been|being) /.test(text)

/** "the bomb was placed by", "the charge was laid by". */
const isWeapon = (units: Units, subject: Group): boolean =>
  isMeans(units, subject) || isHead(units, subject, ({ cues }) => cues.mayExplode)

/** "snatched a rifle from a guard": whose it was. */
const robbedOf = (units: Units, { from }: Trigger['roles'], complements: readonly Group[]): Group | null => {
  const owner = from === 'patient' ? complementWith(units, complements, fromWords) : null
  return owner !== null && isPeople(units, owner) ? owner : null
}

/** "had to fire to control a mob": the mob is what was to be controlled. */
const hasPurpose = (units: Units, { verbs }: VerbGroup, unit: number): boolean =>
  unit < verbs.at(-1)! && units.word(unit + 1) === 'to'

/** "who has been jailed since July 6": they sit there still; nobody was taken on that day's news. */
function sinceThen(units: Units, phrases: readonly Phrase[], at: number): number | null {
  const [since, time] = [phrases[at + 1], phrases[at + 2]]
  return since?.kind === 'subordinator' && units.word(since.start) === 'since' && time?.kind === 'time'
    ? since.start
    : null
}

/** "Killed were Ana Moras, 23, and her sister": a participle that opens the sentence, and its subject behind "were". */
function invertedSubject(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): Group | null {
  if (at > 1 || verb.verbs[0] !== verb.start || ((units.lexeme[verb.start]?.forms ?? 0) & Form.participle) === 0)
    return null
  const [be, subject] = [phrases[at + 1], phrases[at + 2]]
  if (be?.kind !== 'verb' || be.verbs.length > 0 || units.lexeme[be.start]?.cues.passive !== true) return null
  return subject?.kind === 'group' && subject.preposition < 0 ? subject : null
}

/** "charged two men with killing": those who are held to account did it, not those who say so. */
const chargedWith = (
  units: Units,
  phrases: readonly Phrase[],
  verb: VerbGroup,
  { recalledBy }: FrameStatus,
): Group | null => (verb.ing && recalledBy !== null ? accusedOf(units, phrases, recalledBy) : null)

/** "a bomb planted by rebels", "a drone flown by the army": whose means it is. */
function handlerOf(units: Units, phrases: readonly Phrase[], means: Group): Group | null {
  const at = phrases.indexOf(means)
  const [verb, by] = [phrases[at + 1], phrases[at + 2]]
  if (at < 0 || verb?.kind !== 'verb' || verb.verbs[0] !== verb.start || by?.kind !== 'group') return null
  return agentWords.has(units.lexeme[by.preposition]?.text ?? '') ? by : null
}

/** "the name of a baker killed in the port": a name is not killed, its bearer is. */
function meantOwner(units: Units, verb: VerbGroup, sufferer: Group | null): Group | null {
  if (sufferer === null || verb.verbs[0] !== verb.start || sufferer.attached.length === 0) return sufferer
  if (isPeople(units, sufferer)) return sufferer
  const owner = regrouped(sufferer, [...sufferer.attached], [], [])
  return isPeople(units, owner) ? owner : sufferer
}

/** "orders the release of 15 held at a rally": who is let go was taken before. */
const isOfArrest = (units: Units, { start }: VerbGroup): boolean =>
  units.lexeme[start]?.verbTriggers.some(({ happening }) => happening === 'arrest') === true

/** "the name of a man shot to death": right behind the words. */
const whoseName = (
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  subject: Group | null,
): Group | null =>
  phrases[at - 1] === subject && !isOfArrest(units, verb) ? meantOwner(units, verb, subject) : subject

function withMore(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  trigger: Trigger,
  subject: Group | null,
): Group | null {
  if (subject === null || trigger.measure === null) return subject
  const more = companyOf(units, phrases, at).filter((item) => !subject.items.includes(item))
  return more.length === 0 ? subject : regrouped(subject, [...subject.items, ...more])
}

const roleGroup = (role: TriggerRole | null, group: Group | null): Group | null =>
  role === 'none' || role === 'means' ? null : group
