import { Form, Pos, type Speaker } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { namedGroupBefore } from '../parties/resolve-reference.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** How far from a verb of saying its subject is looked for, before it and behind it, and how far back "he" may refer, in units. */
const before = 6
const behind = 4
const far = 220

/**
 * Who says what a sentence says; null where the reporter says it. "Police said …"; "…, a spokesman for the front said"; "The front claimed
 * that its fighters …"; "He added that …", of whoever spoke last.
 */
export function speakerOf({ units, sentence }: Reading, taxonomy: Taxonomy): Speaker | null {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (!isTelling(units, at, sentence.end)) continue
    const found = whoTells(units, at, sentence.start, sentence.end, taxonomy)
    if (found === 'referred') return whoSpokeBefore(units, sentence.start, taxonomy) ?? whoClaims(units, at, taxonomy)
    if (found !== null) return found
  }
  return null
}

/** A verb that tells what follows or went before, not "the state" or "a report"; "claimed the blast" and "claimed responsibility" only own up. */
function isTelling(units: Units, at: number, end: number): boolean {
  if ((units.traits[at]! & Trait.says) === 0) return false
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.cues.reportedBy) return true
  if (lexeme.verbClasses.say) return (lexeme.pos & Pos.noun) === 0 || (lexeme.forms & Form.base) === 0
  return lexeme.verbClasses.claim && !lexeme.text.includes(' ') && isToldBehind(units, at + 1, end)
}

/** Behind "claimed": nothing more, a clause, or a deed as a verb ("killing four guards", "the killing of four guards"). */
function isToldBehind(units: Units, at: number, end: number): boolean {
  if (at >= end || units.kind[at] === WordKind.mark) return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.cues.reportedClause) return true
  const deed = lexeme.text === 'the' ? (units.lexeme[at + 1] ?? null) : lexeme
  return deed !== null && (deed.forms & Form.ing) !== 0 && deed.verbTriggers.some(({ measure }) => measure !== null)
}

/** "The group claimed": the armed group last named, though nobody has spoken yet. */
function whoClaims(units: Units, verb: number, taxonomy: Taxonomy): Speaker | null {
  if (units.lexeme[verb]?.verbClasses.claim !== true) return null
  const group = namedGroupBefore(units, verb, far, taxonomy)
  return group === null ? null : (taxonomy.language.speakers.get(group.class) ?? null)
}

/** The one beside the verb; `referred` where a word stands there that refers back. */
function whoTells(
  units: Units,
  verb: number,
  start: number,
  end: number,
  taxonomy: Taxonomy,
): Speaker | 'referred' | null {
  if (units.lexeme[verb]!.cues.reportedBy) return speakerNear(units, verb + 1, 1, before, start, end, taxonomy)
  if (verb > start && units.lexeme[verb - 1]?.cues.speaksAgain === true) return 'referred'
  return (
    speakerNear(units, verb - 1, -1, before, start, end, taxonomy) ??
    speakerNear(units, verb + 1, 1, behind, start, end, taxonomy)
  )
}

/** "He said": whoever is said to have spoken last, in the sentences before. */
function whoSpokeBefore(units: Units, until: number, taxonomy: Taxonomy): Speaker | null {
  const from = Math.max(0, until - far)
  for (let at = until - 1; at >= from; at--) {
    if (!isTelling(units, at, until)) continue
    const found = whoTells(units, at, from, until, taxonomy)
    if (found !== null && found !== 'referred') return found
  }
  return null
}

function speakerNear(
  units: Units,
  from: number,
  step: 1 | -1,
  reach: number,
  start: number,
  end: number,
  taxonomy: Taxonomy,
): Speaker | null {
  for (let count = 0, at = from; count < reach && at >= start && at < end; count++, at += step) {
    if (isMark(units, at, '.') || (step === 1 && isVerb(units, at))) return null
    const speaker = speakerAt(units, at, taxonomy)
    if (speaker === null) continue
    return speaker.office ? (speakerBeside(units, at, start, end, taxonomy) ?? speaker) : speaker
  }
  return null
}

const isVerb = (units: Units, at: number): boolean => {
  const pos = units.pos[at] ?? 0
  return (pos & Pos.verb) !== 0 && (pos & Pos.noun) === 0
}

/** "a spokesman for the brigade", "brigade commander Omar": the one whose office it is. */
function speakerBeside(units: Units, office: number, start: number, end: number, taxonomy: Taxonomy): Speaker | null {
  for (const step of [-1, 1]) {
    for (let count = 0, at = office + step; count < behind && at >= start && at < end; count++, at += step) {
      if (units.kind[at] === WordKind.mark || (units.traits[at]! & Trait.says) !== 0) break
      const speaker = speakerAt(units, at, taxonomy)
      if (speaker !== null && !speaker.office) return speaker
    }
  }
  return null
}

/** Whom a name or a word speaks as. */
function speakerAt(units: Units, at: number, taxonomy: Taxonomy): Speaker | null {
  const { speakers } = taxonomy.language
  const mention = units.mention[at]
  const actor = mention?.kind === 'actor' && mention.actorId !== null ? taxonomy.actors.get(mention.actorId) : undefined
  if (actor !== undefined)
    return (actor.force === null ? undefined : speakers.get(actor.force)) ?? speakers.get(actor.class) ?? null
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return null
  if (lexeme.speaker !== null) return lexeme.speaker
  if (lexeme.party?.group === 'security') return speakers.get('state_force') ?? null
  return lexeme.party?.group === 'militant' ? (speakers.get('rebel') ?? null) : null
}
