import type { ActorMention, Force, LocationMention, Mention } from '@wirewatch/model'
import { forceOf, type Taxonomy } from '@wirewatch/taxonomy'
import { beginningIn } from './in-range.js'
import { isTitleLine } from './not-a-place.js'
import { type FoundName, type Reading, wordOf } from './reading.js'
import { isCapitalised, startsSentence, wordAfter, wordBefore } from './words-around.js'

/** How far off the place may stand that says whose force it is, in characters: about two sentences. */
const REACH = 250

/** "the Government" may be that of a province, a state or a country. */
const ARMED: readonly Force[] = ['police', 'military', 'paramilitary', 'intelligence', 'security']

/** "Shelling in Torvik stopped when the Army came": a force that is called by its word alone, as a name, is that of the place. */
export function tagBareForces(reading: Reading, mentions: readonly Mention[], taxonomy: Taxonomy): ActorMention[] {
  const found: ActorMention[] = []
  for (const name of reading.names) {
    const word = wordOf(name, 'force')
    const force = word === null ? undefined : ARMED.find((armed) => armed === word.id)
    if (force === undefined || !isCalledByName(reading, name, taxonomy)) continue
    const place = nearestPlace(mentions, name)
    const actor = place === null ? null : forceOf(taxonomy, place, force)
    if (actor === null) continue
    found.push({
      kind: 'actor',
      start: name.start,
      end: name.end,
      text: reading.text.slice(name.start, name.end),
      actorId: actor.id,
      method: 'place_context',
      candidates: [actor.id],
      confidence: 0.6,
    })
  }
  return found
}

/** A capital makes a name of the word, unless it opens a sentence or belongs to a longer name. */
function isCalledByName({ text }: Reading, { start, end }: FoundName, { naming }: Taxonomy): boolean {
  if (!isCapitalised(text.charAt(start)) || startsSentence(text, start)) return false
  const before = wordBefore(text, start)
  if (before === null || before.gap !== ' ' || isCapitalised(before.text) || before.word === 'of') return false
  const after = wordAfter(text, end)
  const goesOn = after !== null && after.gap === ' ' && isCapitalised(after.text)
  if (goesOn && !naming.offices.has(after.word) && !naming.titles.has(after.word)) return false
  return !isTitleLine(text, start)
}

function nearestPlace(mentions: readonly Mention[], { start, end }: FoundName): string | null {
  let nearest: LocationMention | null = null
  let nearestDistance = REACH
  for (const mention of beginningIn(mentions, start - REACH, end + REACH)) {
    if (mention.kind !== 'location' || mention.locationId === null || mention.use !== 'place') continue
    const distance = mention.start >= end ? mention.start - end : start - mention.end
    if (distance >= nearestDistance) continue
    nearest = mention
    nearestDistance = distance
  }
  return nearest?.locationId ?? null
}
