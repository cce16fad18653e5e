import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import { isStateForce } from '../frames/kind-of-thing.js'
import { isHead } from '../phrases/group-has.js'
import type { Group, Phrase, VerbGroup } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/**
 * Whether a film, a book, a part that is played or an exercise tells it, and nobody did it: "In his novel a judge is shot", "A new book tells
 * how rebels took the fort". Only what stands behind these words: "Gunmen killed a man at a cinema where a film about the war was shown".
 */
export function isMadeUp(reading: Reading, frame: Frame): boolean {
  const { units, phrases } = reading
  for (let at = 0; at < phrases.length && phrases[at]!.start < frame.at; at++)
    if (opensWhatIsMadeUp(units, phrases, at, frame)) return true
  return isPractised(reading, frame)
}

/** "Commandos stormed a mall in an exercise", "Two cadets died in a drill"; whom forces kill and what strikes during one are real. */
function isPractised({ units, phrases, frames }: Reading, { at, agent, means, trigger }: Frame): boolean {
  if (trigger.happening !== 'violence' || means !== null) return false
  if (agent === null) {
    if (trigger.id !== 'kill' && trigger.id !== 'injure') return false
    if (frames.some((other) => other.trigger.happening === 'violence' && other.trigger.measure === null)) return false
  } else if (trigger.measure !== null || !isHead(units, agent, isStateForce)) return false
  return phrases.some(
    (phrase) =>
      phrase.kind === 'group' &&
      phrase.start > at &&
      phrase.start < at + farthestExercise &&
      /^(?:in|during)$/.test(units.word(phrase.preposition)) &&
      isExercise(units, phrase),
  )
}

/** How far behind the deed the exercise is named, in units. */
const farthestExercise = 10

function opensWhatIsMadeUp(units: Units, phrases: readonly Phrase[], at: number, told: Frame): boolean {
  const phrase = phrases[at]!
  if (phrase.kind === 'verb')
    return (
      isDepiction(units, phrases, at, phrase) || (isPart(units, phrases, at, phrase) && !hasMark(phrases, at, told.at))
    )
  if (phrase.kind !== 'group') return false
  // "In a film released on Tuesday rebels beheaded two": somebody's own pictures of a deed.
  if (at === 0 && units.word(phrase.preposition) === 'in' && isWork(units, phrase)) return phrases[1]?.kind !== 'verb'
  const from = phrases[at + 1]?.kind === 'mark' ? at + 2 : at + 1
  const isIn = phrases[from]?.kind === 'preposition'
  if (phrases[isIn ? from + 1 : from]?.kind !== 'relative') return false
  // "the film, in which a gang robs a bank": in the present; a film of what was done shows what somebody did.
  return (
    isExercise(units, phrase) || (isIn && isWork(units, phrase) && told.verb !== null && isPresent(units, told.verb))
  )
}

/** "The thriller tells of", "The new season begins with"; "The film ended when a bomb went off" is news. */
function isDepiction(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  if (units.word(verb.end) !== 'about' && !depicts(units, verb)) return false
  const subject = subjectOf(units, phrases, at)
  // "a novelist whose book tells of the war was shot": told of him in passing.
  return subject !== null && isWork(units, subject) && units.word(subject.start - 1) !== 'whose'
}

function depicts(units: Units, verb: VerbGroup): boolean {
  const main = verb.verbs.at(-1)
  const cues = main === undefined ? undefined : units.overlay[main]?.cues
  return cues !== undefined && (cues.depicts || (cues.unfolds && isPresent(units, verb)))
}

const isPresent = (units: Units, verb: VerbGroup): boolean =>
  verb.verbs[0] === verb.start && ((units.lexeme[verb.start]?.forms ?? 0) & (Form.base | Form.third)) !== 0

/** "plays a guard who": a part that somebody is given; not "the man who played the villain". */
function isPart(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  const main = verb.verbs.at(-1)
  if (main === undefined || units.overlay[main]?.cues.plays !== true) return false
  const [object, link] = [phrases[at + 1], phrases[at + 2]]
  return (
    object?.kind === 'group' &&
    object.preposition < 0 &&
    /^an?$/.test(object.items[0]?.determiner?.text ?? '') &&
    link?.kind === 'relative'
  )
}

const hasMark = (phrases: readonly Phrase[], from: number, told: number): boolean =>
  phrases.slice(from).some(({ kind, start }) => kind === 'mark' && start < told)

/** "the film", "a video game"; the film festival is none. */
const isWork = (units: Units, { items }: Group): boolean =>
  items.some(({ start, head }) => {
    for (let at = start; at <= head; at++) {
      const words = units.overlay[at]
      if (words?.cues.workOfArt === true && at + words.text.split(' ').length - 1 === head) return true
    }
    return false
  })

const isExercise = (units: Units, { items }: Group): boolean =>
  items.some(({ head }) => units.overlay[head]?.cues.exercise === true)
