import type { Article, Mention, TaggedArticle } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { passed, type Stage } from '../stage.js'
import { wordFinder } from './article-words.js'
import { whyNoPlace } from './not-a-place.js'
import { placeEvidenceOf } from './place-evidence.js'
import { readNames } from './reading.js'
import { apart } from './settle-overlaps.js'
import { tagAcronyms } from './tag-acronyms.js'
import { certainActorsOf, tagActors } from './tag-actors.js'
import { tagAntecedents } from './tag-antecedents.js'
import { type ArticleFacts, type PlacedReading, tagPlaces } from './tag-places.js'
import { tagUnknownPlaces } from './tag-unknown-places.js'
import { toponymsOf } from './toponym.js'
import { datelineEnd } from './toponym-use.js'

export interface TagNeeds {
  readonly taxonomy: Taxonomy
}

/** Marks the actors and places that an article names, resolved where the text supports it. Never drops an article. */
export const tag: Stage<'tag', Article, TaggedArticle, TagNeeds> = {
  name: 'tag',
  run: (article, needs) => passed(tagArticle(article, needs)),
}

/** The same without the outcome, for callers that need no stage. */
export function tagArticle(article: Article, { taxonomy }: TagNeeds): TaggedArticle {
  const body = read(article.text, taxonomy, true)
  const title = read(article.title ?? '', taxonomy, false)
  const both = [title, body]
  const facts: ArticleFacts = {
    evidence: placeEvidenceOf(article, both, taxonomy),
    certainActors: certainActorsOf(both.map(({ reading }) => reading)),
    mentions: wordFinder([article.title ?? '', article.text]),
  }
  return {
    ...article,
    mentions: mentionsOf(body, article, facts, taxonomy),
    titleMentions: mentionsOf(title, article, facts, taxonomy),
    taxonomyVersion: taxonomy.version,
  }
}

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
  article: Article,
  facts: ArticleFacts,
  taxonomy: Taxonomy,
): readonly Mention[] {
  const { reading } = placed
  const places = tagPlaces(placed, facts, taxonomy)
  const actors = tagActors(reading, places, article, facts, taxonomy)
  const named: Mention[] = [...actors, ...places].sort((a, b) => a.start - b.start)
  const acronyms = tagAcronyms(reading, named, taxonomy.naming)
  const known = apart([...acronyms.mentions, ...named.filter((mention) => !acronyms.otherwise.has(mention.text))])
  const antecedents = tagAntecedents(reading, known, taxonomy)
  const unknown = tagUnknownPlaces(reading, known, placed.datelineEnd, taxonomy)
  return apart([...unknown, ...known, ...antecedents])
}
