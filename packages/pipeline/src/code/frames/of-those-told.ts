import type { Group } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Frame } from './frame.js'

/** "their bodies were found", "five of them were shot", "he was later beheaded": what became of those who were told of before. */
export function isOfThoseTold(units: Units, frame: Frame): boolean {
  if (frame.trigger.measure !== 'killed') return false
  if (frame.trigger.id === 'found-dead') return ownersOfBody(units, frame) !== null
  const { patient } = frame
  if (patient === null) return false
  return (
    isPronoun(units.word(patient.items[0]!.head)) || patient.attached.some(({ head }) => isPronoun(units.word(head)))
  )
}

/** Whether one body or all bodies of those told of are meant: "his body", "their bullet-riddled bodies". */
export function ownersOfBody(units: Units, { at, trigger, patient }: Frame): 'one' | 'all' | null {
  if (trigger.id !== 'found-dead') return null
  if (patient !== null) return areVictims(units, patient) ? 'all' : null
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const word = units.word(before)
    if (/^(?:his|her)$/.test(word)) return 'one'
    if (word === 'their') return 'all'
    if ((units.lexeme[before]?.forms ?? 0) !== 0 && units.lexeme[before]?.verbClasses.find === true) return null
  }
  return null
}

/** "the bodies of the victims", "of the captives": of all who were told of. */
const areVictims = (units: Units, { items, attached, included }: Group): boolean =>
  items.length === 1 &&
  attached.length + included.length === 0 &&
  items[0]!.figure === null &&
  items[0]!.determiner?.text === 'the' &&
  /^(?:victims|captives|hostages)$/.test(units.word(items[0]!.head))

const isPronoun = (word: string): boolean => /^(?:he|she|they|him|her|them)$/.test(word)
