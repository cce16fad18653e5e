import type { Actor, Attribution } from '@wirewatch/model'
import { forceKey } from '@wirewatch/taxonomy/force-key.js'
import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { isAgedName } from '../phrases/aged-name.js'
import { type Group, groupOf, type NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { type NamedParty, namedParty } from './named-party.js'
import { countryOfWord, forceOfCountry } from './nationality.js'
import { isPartOfBuilding } from './part-of-building.js'
import { sideOf } from './side-of.js'
import { isUnlistedGroup } from './unlisted-group.js'
import { isArticle, isMemberLexeme, wordsOf } from './words-of-party.js'

/** A party of the taxonomy that is meant without being named; the words are those of the trigger. */
export function impliedParty(id: string, units: Units, at: number, taxonomy: Taxonomy): NamedParty | null {
  const actor = taxonomy.actors.get(id)
  if (actor === undefined) return null
  const place = { start: units.start[at]!, end: units.end[at]! }
  return namedParty(actor, units.text.slice(place.start, place.end), place, 'inferred', null)
}

/** The parties that a group of noun phrases names, in the order of the text. */
export function partiesOf(units: Units, group: Group | null, taxonomy: Taxonomy): NamedParty[] {
  if (group === null) return []
  const parties: NamedParty[] = []
  group.items.forEach((item, index) => {
    const attached = index === group.items.length - 1 ? group.attached : []
    const named = partyOf(units, item, attached, taxonomy) ?? nationalForce(units, item, group, taxonomy)
    const party = named?.id === 'generic.people' ? (mostOfThem(units, item, group, taxonomy) ?? named) : named
    if (party !== null) parties.push(party)
  })
  return parties
}

/** "nine people, all of them weavers", "seven people, five of them policemen": who most of the people were. */
function mostOfThem(units: Units, item: NounPhrase, group: Group, taxonomy: Taxonomy): NamedParty | null {
  const [first] = group.included
  if (first === undefined || group.items.at(-1) !== item || !isMost(units, item, first)) return null
  return partyOf(units, first, [], taxonomy)
}

function isMost(units: Units, whole: NounPhrase, part: NounPhrase): boolean {
  if (part.figure === null) return units.lexeme[part.start - 1]?.text.endsWith('of them') === true
  return whole.figure !== null && part.figure.min * 2 > whole.figure.min
}

/** "killed two falconers": counted among those whom it befell, they are people, though no list has the noun. */
export const countedByNoun = (units: Units, { items }: Group, taxonomy: Taxonomy): NamedParty[] =>
  items
    .filter((item) => isUnknownPlural(units, item) && countryOfWord(units.word(item.head), taxonomy) === null)
    .map((item) => nobodyKnown(units, item, [], taxonomy))

const isUnknownPlural = (units: Units, { head, figure, plural }: NounPhrase): boolean =>
  plural && figure !== null && figure.end <= head && units.lexeme[head] === null && units.mention[head] === null

function partyOf(
  units: Units,
  item: NounPhrase,
  attached: readonly NounPhrase[],
  taxonomy: Taxonomy,
): NamedParty | null {
  const own = actorIn(units, item, taxonomy)
  const lexeme = units.lexeme[item.head] ?? null
  if (own === null && isAgedName(units, item)) return nobodyKnown(units, item, attached, taxonomy)
  const generic = genericIn(units, item, taxonomy)
  const more = attached.map((phrase) => actorIn(units, phrase, taxonomy)).find((actor) => actor !== null) ?? null
  const isPart = isOfUnlisted(units, item, attached, taxonomy) || isNumberOf(units, item, attached)
  const text = wordsOf(units, item, attached, isPart)
  const place = { start: units.start[item.start]!, end: units.end[item.end - 1]! }
  const attribution = attributionOf(units, item, taxonomy)
  const left = own !== null && sideOf(own) === 'armed' && hasLeft(units, item.start, item.head)
  if (left) return namedParty(taxonomy.actors.get('generic.ex-militants') ?? own, text, place, attribution)
  if (own !== null && !own.generic) return namedParty(own, text, place, attribution, generic)
  if (more !== null && !more.generic && isMemberWord(units, item))
    return namedParty(more, text, place, attribution, generic)
  const moreGeneric =
    attached.map((phrase) => genericIn(units, phrase, taxonomy)).find((actor) => actor !== null) ?? null
  if (generic !== null && !isMemberLexeme(units, item)) return namedParty(generic, text, place, attribution)
  if (generic === null && isPartOfBuilding(units, item, attached)) return null
  const known = moreGeneric ?? generic ?? own ?? bareNumber(units, item, taxonomy)
  if (known !== null) return namedParty(known, text, place, attribution)
  if (lexeme !== null && isThing(lexeme)) return null
  const government = governmentOf(units, item, taxonomy)
  if (government !== null) return namedParty(government, text, place, attribution)
  if (units.mention[item.head]?.kind === 'location') return null
  return isNameLike(units, item) && countryOfWord(units.word(item.head), taxonomy) === null
    ? nobodyKnown(units, item, attached, taxonomy)
    : null
}

const isThing = ({ target, weapon, nounTriggers, cues }: Lexeme): boolean =>
  target !== null || weapon !== null || nounTriggers.length > 0 || cues.breakable

/** "guerrillas of the Torvik Front": whose they are is said by a name that no list knows. */
function isOfUnlisted(units: Units, item: NounPhrase, attached: readonly NounPhrase[], { naming }: Taxonomy): boolean {
  const owner = attached.at(-1)
  if (owner === undefined || units.lexeme[item.head]?.party?.group !== 'militant') return false
  if (units.lexeme[owner.start - 1]?.text !== 'of') return false
  if (isUnlistedGroup(units, owner, naming)) return true
  return units.lexeme[owner.head] === null && units.mention[owner.head] === null && isNameLike(units, owner)
}

/** "two of the rioters". */
const isNumberOf = (units: Units, { head }: NounPhrase, [owner]: readonly NounPhrase[]): boolean =>
  owner !== undefined &&
  units.lexeme[head]?.number != null &&
  units.lexeme[owner.head]?.party != null &&
  units.word(owner.start - 1) === 'of'

/** Somebody by name of whom nothing is known. */
function nobodyKnown(units: Units, item: NounPhrase, attached: readonly NounPhrase[], taxonomy: Taxonomy): NamedParty {
  return {
    id: null,
    name: null,
    text: wordsOf(units, item, attached, isOfAnother(units, item, attached, taxonomy)),
    attribution: attributionOf(units, item, taxonomy),
    class: null,
    group: 'unknown',
    side: 'unknown',
    official: false,
    foreign: false,
    start: units.start[item.start]!,
    end: units.end[item.end - 1]!,
  }
}

/** "unit of our front", "a column of the Torvik Army", "a welder of the company": what follows tells whose it is. */
const isOfAnother = (
  units: Units,
  { head, determiner }: NounPhrase,
  attached: readonly NounPhrase[],
  { naming }: Taxonomy,
): boolean =>
  naming.organisations.has(units.word(head)) ||
  (determiner !== null && attached.length > 0 && units.lexeme[attached.at(-1)!.start - 1]?.text === 'of')

/** "Thousands marched", "killing three": people, though no noun says so. */
const bareNumber = (units: Units, item: NounPhrase, taxonomy: Taxonomy): Actor | null =>
  units.lexeme[item.head]?.number != null ? (taxonomy.actors.get('generic.people') ?? null) : null

/** "Afghan and coalition troops", "Pakistani firing": a bare nationality beside or before what forces do. */
function nationalForce(units: Units, item: NounPhrase, group: Group, taxonomy: Taxonomy): NamedParty | null {
  const country = countryOfWord(units.word(item.head), taxonomy) ?? countryNamed(units, item.head, group, taxonomy)
  if (country === null || (group.items.length < 2 && !group.byNationality)) return null
  const actor = forceOfCountry(
    country,
    group.byNationality === true ? ['military', 'security'] : ['security', 'military'],
    taxonomy,
  )
  if (actor === null) return null
  const place = { start: units.start[item.head]!, end: units.end[item.head]! }
  return namedParty(actor, units.text.slice(place.start, place.end), place)
}

/** "a US airstrike", "a U.S. drone strike": the country by its name or its code, before what its forces do. */
function countryNamed(units: Units, at: number, { byNationality }: Group, taxonomy: Taxonomy): string | null {
  const mention = units.mention[at]
  const code = units.word(at).replaceAll('.', '').toUpperCase()
  if (byNationality && taxonomy.countries.has(code)) return code
  if (!byNationality || mention?.kind !== 'location' || mention.locationId === null) return null
  return taxonomy.locations.get(mention.locationId)?.kind === 'country' ? mention.locationId : null
}

/** "a US drone fired two missiles", "Peruvian shells hit a school": the forces of the country that stands before what flies. */
export function forcesOfMeans(units: Units, means: Group | null, taxonomy: Taxonomy): NamedParty[] {
  const item = means?.items[0]
  if (item === undefined || !flies(units, item)) return []
  for (let at = item.start; at < item.head; at++) {
    if (isPartOfWord(units, at)) continue
    const owner = { ...item, start: at, end: at + 1, head: at, figure: null, determiner: null }
    if (units.mention[at]?.kind === 'actor') return partiesOf(units, groupOf(owner, -1), taxonomy)
    const party = nationalForce(units, owner, groupOf(owner, -1, true), taxonomy)
    if (party !== null) return [party]
  }
  return []
}

/** One shell may be of any make. */
function flies(units: Units, { head }: NounPhrase): boolean {
  const weapon = units.lexeme[head]?.weapon ?? null
  if (weapon === null) return false
  return /^(?:aircraft|drone)$/.test(weapon.id) || (weapon.says.includes('shell') && units.word(head).endsWith('s'))
}

/** A country that acts is its government. */
function governmentOf(units: Units, item: NounPhrase, taxonomy: Taxonomy): Actor | null {
  const mention = units.mention[item.head]
  if (mention?.kind !== 'location' || mention.locationId === null) return null
  if (taxonomy.locations.get(mention.locationId)?.kind !== 'country') return null
  const id = taxonomy.forces.get(forceKey(mention.locationId, 'government'))
  return id === undefined ? null : (taxonomy.actors.get(id) ?? null)
}

/** The resolved actor whose name stands nearest to the head. */
function actorIn(units: Units, item: NounPhrase, taxonomy: Taxonomy): Actor | null {
  for (let at = item.end - 1; at >= item.start; at--) {
    const mention = units.mention[at]
    if (mention?.kind !== 'actor' || mention.actorId === null) continue
    if (at < item.head && isPartOfWord(units, at)) continue
    return taxonomy.actors.get(mention.actorId) ?? null
  }
  const short = bracketedName(units, item) ?? bracketedOwner(units, item)
  return short === null ? null : (taxonomy.actors.get(short) ?? null)
}

/** "a government-run school", "Soviet-made rockets": only said of the school and the rockets. */
const isPartOfWord = (units: Units, at: number): boolean =>
  units.text[units.end[at]!] === '-' &&
  /^(?:run|owned|aided|funded|held|controlled|backed|built|led|made|supplied|designed)$/.test(units.word(at + 1))

/** "River Rescue Squad (RRS) members": the name in brackets right before a word for its people. */
function bracketedOwner(units: Units, item: NounPhrase): string | null {
  const mention = item.start > 1 && units.word(item.start - 1) === ')' ? units.mention[item.start - 2] : null
  return mention?.kind === 'actor' && isMemberWord(units, item) ? mention.actorId : null
}

/** "the river rescue squad (RRS)": the name in brackets behind a common noun. */
export function bracketedName(units: Units, item: NounPhrase): string | null {
  const mention = units.word(item.end) === '(' ? units.mention[item.end + 1] : null
  return mention?.kind === 'actor' ? mention.actorId : null
}

function genericIn(units: Units, item: NounPhrase, taxonomy: Taxonomy): Actor | null {
  for (let at = item.end - 1; at >= item.start; at--) {
    const party = units.lexeme[at]?.party
    if (party == null || (at < item.head && isPartOfWord(units, at))) continue
    if (isInNameOfThing(units, item, at, taxonomy) || isOwnerOfThing(units, item, at)) continue
    if (party.id === 'generic.politicians' && isSheriffs(units, at))
      return taxonomy.actors.get('generic.police') ?? null
    const left = party.class === 'state_force' && hasLeft(units, item.start, at)
    return taxonomy.actors.get(left ? 'generic.civilians' : party.id) ?? null
  }
  return null
}

/** "the Farmers' Bank", "the teachers' union": a name for a thing, and none of those people; "the farmers' bus" is theirs. */
function isInNameOfThing(units: Units, { head }: NounPhrase, at: number, { naming }: Taxonomy): boolean {
  if (at === head || (units.flags[at]! & WordFlag.possessive) === 0) return false
  const lexeme = units.lexeme[at]!
  if (!lexeme.plural || lexeme.party?.class !== 'civilians') return false
  if (units.cased && (units.flags[head]! & WordFlag.capital) !== 0) return true
  for (let word = at + 1; word <= head; word++) if (naming.organisations.has(units.word(word))) return true
  return false
}

/** "a woman's pocketbook": a thing that no list knows is hers, and not she. */
const isOwnerOfThing = (units: Units, { head }: NounPhrase, at: number): boolean =>
  at === head - 1 &&
  (units.flags[at]! & WordFlag.possessive) !== 0 &&
  units.cased &&
  units.lexeme[head] === null &&
  units.mention[head] === null &&
  (units.flags[head]! & WordFlag.capital) === 0

/** "deputies" where a sheriff or a county is told of: his, and nobody's in an assembly. */
function isSheriffs(units: Units, at: number): boolean {
  if (!/^deput(?:y|ies)$/.test(units.word(at))) return false
  for (let other = 0; other < units.count; other++) if (/^(?:sheriff|county$)/.test(units.word(other))) return true
  return false
}

/** "a former army captain", "a retired constable": one who has left the force. */
function hasLeft(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units.lexeme[at]?.cues.former === true) return true
  return false
}

/** "a commander of the militia" is the militia's; "a resident of the army camp" is not the army's. */
function isMemberWord(units: Units, item: NounPhrase): boolean {
  const party = units.lexeme[item.head]?.party ?? null
  return party === null || party.group === 'militant' || party.group === 'security' || isMemberLexeme(units, item)
}

function attributionOf(units: Units, item: NounPhrase, taxonomy: Taxonomy): Attribution | null {
  for (let at = item.start - 1; at < item.end; at++) {
    if (at >= 0 && units.lexeme[at]?.cues.alleged === true) return 'media_alleged'
    // A name of several words is asked for once.
    const isNew = at === item.start || (at > item.start && units.mention[at] !== units.mention[at - 1])
    if (isNew && isStateLabel(units, at, taxonomy)) return 'state_alleged'
  }
  return null
}

/** A name that only a state gives a group accuses it: who it was is the state's word. */
function isStateLabel(units: Units, at: number, taxonomy: Taxonomy): boolean {
  const mention = units.mention[at]
  if (mention?.kind !== 'actor' || mention.actorId === null) return false
  return taxonomy.names
    .lookUp(mention.text)
    .some((use) => use.kind === 'actor' && use.id === mention.actorId && use.alias === 'state_label')
}

/** Capital words that are somebody; the capital of an article that opens a sentence ("A quantity of arms") tells nothing. */
function isNameLike(units: Units, item: NounPhrase): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  if (lexeme !== null && (lexeme.pos & Pos.pronoun || lexeme.time !== null || lexeme.number !== null)) return false
  if (lexeme?.cues.title === true) return true
  if (units.kind[item.head] === WordKind.number) return false
  // "its front" is a part of something.
  if (!units.cased) return lexeme === null && units.word(item.start) !== 'its'
  if (lexeme?.cues.areaWord === true || (lexeme?.adjectiveTriggers.length ?? 0) > 0) return false
  const first = item.start > 0 && item.figure === null && !isArticle(units, item.start) ? item.start : item.head
  return ((units.flags[item.head]! | units.flags[first]!) & WordFlag.capital) !== 0
}
