import type { Article, Mention, TaggedArticle } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import type { Stage } from '../stage.js'
import { wordFinder } from './article-words.js'
import { flowingText } from './flowing-text.js'
import { whyNoPlace } from './not-a-place.js'
import { placeEvidenceOf } from './place-evidence.js'
import { readNames } from './reading.js'
import { apart } from './settle-overlaps.js'
import { type GivenAcronyms, isNoActor, tagAcronyms, tagGivenAcronyms } from './tag-acronyms.js'
import { certainActorsOf, tagActors } from './tag-actors.js'
import { tagAntecedents } from './tag-antecedents.js'
import { tagBareForces } from './tag-bare-forces.js'
import { type ArticleFacts, type PlacedReading, tagPlaces } from './tag-places.js'
import { tagUnknownPlaces } from './tag-unknown-places.js'
import { toponymsOf } from './toponym.js'
import { datelineEnd } from './toponym-use.js'

export interface TagNeeds {
  readonly taxonomy: Taxonomy
}

/** Marks the actors and places that an article names, resolved where the text supports it; gives its text as one that flows. Never drops an article. */
export const tag: Stage<'tag', Article, TaggedArticle, TagNeeds> = {
  name: 'tag',
  run: (given, { taxonomy }) => {
    const article = flowing(given)
    const body = read(article.text, taxonomy, true)
    const title = read(article.title ?? '', taxonomy, false)
    const both = [title, body]
    const facts: ArticleFacts = {
      evidence: placeEvidenceOf(article, both, taxonomy),
      certainActors: certainActorsOf(both.map(({ reading }) => reading)),
      mentions: wordFinder([article.title ?? '', article.text]),
    }
    const { mentions, given: acronyms } = mentionsOf(body, NOTHING_GIVEN, article, facts, taxonomy)
    const titleMentions = mentionsOf(title, acronyms, article, facts, taxonomy).mentions
    // Fields behind a spread, which the copy has no room for, would cost a microsecond each.
    return Object.assign({}, article, { mentions, titleMentions, taxonomyVersion: taxonomy.version })
  },
}

/** The article itself where its texts flow already, as nearly all do. */
function flowing(article: Article): Article {
  const text = flowingText(article.text)
  const title = article.title === null ? null : flowingText(article.title)
  return text === article.text && title === article.title ? article : Object.assign({}, article, { text, title })
}

const NOTHING_GIVEN: GivenAcronyms = new Map()

function read(text: string, taxonomy: Taxonomy, mayHaveDateline: boolean): PlacedReading {
  const reading = readNames(text, taxonomy)
  const all = toponymsOf(reading, taxonomy.naming)
  const end = mayHaveDateline ? datelineEnd(reading, all) : 0
  const toponyms = all.filter(
    (toponym) => toponym.name.end <= end || whyNoPlace(reading, toponym, taxonomy.naming) === null,
  )
  return { reading, toponyms, datelineEnd: end }
}

function mentionsOf(
  placed: PlacedReading,
  givenElsewhere: GivenAcronyms,
  article: Article,
  facts: ArticleFacts,
  taxonomy: Taxonomy,
): { readonly mentions: readonly Mention[]; readonly given: GivenAcronyms } {
  const { reading } = placed
  const places = tagPlaces(placed, facts, taxonomy)
  const actors = tagActors(reading, places, article, facts, taxonomy)
  const named: Mention[] = [...actors, ...places].sort((a, b) => a.start - b.start)
  const acronyms = tagAcronyms(reading, named, taxonomy.naming)
  const given: GivenAcronyms = new Map([...givenElsewhere, ...acronyms.given])
  const short = tagGivenAcronyms(reading.text, named, givenElsewhere)
  const meant = named.filter((mention) => !isNoActor(given, mention.text))
  const known = apart([...acronyms.mentions, ...short, ...meant])
  const antecedents = tagAntecedents(reading, known, taxonomy)
  const unknown = tagUnknownPlaces(reading, known, placed.datelineEnd, taxonomy)
  const forces = tagBareForces(reading, known, taxonomy)
  return { mentions: apart([...unknown, ...known, ...antecedents, ...forces]), given }
}
