import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Frame } from '../frames/frame.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'
import { isPluralNoun } from './told-frames.js'

/** "… in two separate attacks in the town on Monday": each of them was there and then. */
export function lendFrom(total: DraftEvent, draft: DraftEvent): void {
  draft.time ??= total.time
  const place = draft.place
  const around = total.place
  if (place === null) draft.place = around
  else if (place.location === null && around !== null)
    draft.place = { ...place, location: around.location, mentions: [...place.mentions, ...around.mentions] }
}

/** A lead such as "seven killed in two separate attacks", which is told one by one later, is no incident. */
export function withoutTotals(drafts: DraftEvent[]): DraftEvent[] {
  const single = drafts.filter((draft) => !draft.total && !draft.retrospective)
  const total = drafts.find((draft) => draft.total)
  if (total !== undefined) for (const draft of single) lendFrom(total, draft)
  return single.length > 1 ? drafts.filter((draft) => !draft.total) : drafts
}

export function isTotal(reading: Reading): boolean {
  const { units, sentence } = reading
  if (reading.frames.some((frame) => isAllOver(reading, frame))) return true
  if ((sentence.traits & Trait.apart) === 0) return false
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.apart) === 0) continue
    const text = units.lexeme[at]?.text
    if (
      text !== undefined &&
      /^(?:in (?:separate|different|various) (?:incidents|attacks)|separate clashes)$/.test(text)
    )
      return true
    if (/^(?:separate|different)$/.test(units.word(at)) && isDeeds(units, at + 1)) return true
    if (
      units.overlay[at]?.cues.scattered === true &&
      reading.frames.some(({ trigger }) => trigger.happening === 'violence')
    )
      return true
  }
  return false
}

/** "separate shootings", "different attacks". */
function isDeeds(units: Units, at: number): boolean {
  if (/^(?:incidents|attacks|operations|blasts|encounters)/.test(units.word(at))) return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null || !lexeme.plural || lexeme.text.includes(' ')) return false
  return lexeme.cues.incidentWord || lexeme.nounTriggers.length > 0
}

/** "Four men were killed in shootings across Torvik": several, over a town or a country; "across the street" is no such place. */
function isAllOver(reading: Reading, frame: Frame): boolean {
  const { units } = reading
  if (frame.verb !== null || frame.trigger.happening !== 'violence' || !isPluralNoun(reading, frame)) return false
  if (!/^(?:across|around|throughout)$/.test(units.word(frame.at + 1))) return false
  return [2, 3].some((ahead) => {
    const at = frame.at + ahead
    return units.mention[at]?.kind === 'location' || units.overlay[at]?.cues.placeBackReference === true
  })
}
