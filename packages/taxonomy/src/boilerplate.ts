import { z } from 'zod'
import { fragment, text } from './page-patterns.js'
import type { TemplateNames } from './template-names.js'

export const boilerplateKinds = [
  'read-more',
  'follow',
  'subscribe',
  'copyright',
  'credit',
  'byline',
  'date',
  'share',
  'tags',
  'comments',
  'advert',
  'bio',
] as const
/** What a block of text is that stands in an article and is not part of it. */
export type BoilerplateKind = (typeof boilerplateKinds)[number]

/** By which words a block of text says that it is not part of the article it stands in, in all languages. */
export interface Boilerplate {
  readonly names: TemplateNames
  /** The first that fits decides. */
  readonly phrases: readonly BoilerplatePhrase[]
  /** Whole headings after which nothing of the article follows. */
  readonly afterArticle: RegExp
  /** Whole headings after which readers write; what they write may be longer than the article. */
  readonly readersBegin: RegExp
  /** How a headline says that its article is a list: `eight` parts it has, and no word of news such as `killed` stands there. */
  readonly lists: { readonly numbers: ReadonlyMap<string, number>; readonly newsWords: ReadonlySet<string> }
  /** A sentence that gives somebody's words, and a label that leads up to them. */
  readonly givesWords: RegExp
  readonly leadsToWords: RegExp
  /** Words by which an outlet speaks of itself and to its reader: `our`, `you`. */
  readonly speaksToReader: RegExp
  /** A sentence that goes on in small letters behind a label, as no linked headline does; and one whose label is that of a picture. */
  readonly goesOnBehindLabel: RegExp
  readonly isCaption: RegExp
  /**
   * What stands before the name in a byline, by language: "da" opens one in Italian, and is the name's own elsewhere. English is used
   * in all, and before a colon each is told in all.
   */
  readonly opensByline: ReadonlyMap<string, RegExp>
  /** Words before a date that a page shows; and those of them that speak of a change. */
  readonly saysWhen: RegExp
  readonly saysEdited: RegExp
  /** What stands between a day and a time of day: "at", "a las". */
  readonly opensClock: RegExp
  /** The end of an excerpt in a feed: the article goes on elsewhere. */
  readonly continueReading: RegExp
  /** A line by which feeds name where the article appeared first. */
  readonly appearedFirst: RegExp
  /** The last words of a text where they credit somebody, who is the first group: "(With inputs from PTI)", "— AFP". */
  readonly endsWithCredit: RegExp
}

export interface BoilerplatePhrase {
  readonly kind: BoilerplateKind
  readonly pattern: RegExp
  /** Characters: a longer block is prose that happens to begin so. */
  readonly longest: number
}

const phraseSchema = z
  .strictObject({
    kind: z.enum(boilerplateKinds),
    longest: z.number().int().positive(),
    case: z.literal('exact').optional(),
    pattern: fragment.optional(),
    before: z.union([fragment, z.literal('')]).default('^[^\\p{L}]*'),
    any: z.array(fragment).min(1).optional(),
    after: z.union([fragment, z.literal('')]).default('(?!\\p{L})'),
  })
  .refine((phrase) => (phrase.pattern === undefined) !== (phrase.any === undefined), 'wants either pattern or any')

export const boilerplateSchema = z.strictObject({
  phrases: z.array(phraseSchema).default([]),
  'after-article': z.array(fragment).default([]),
  'readers-begin': z.array(fragment).default([]),
  speech: z.array(text).default([]),
  captions: z.array(text).default([]),
  bylines: z.array(text).default([]),
  'continue-reading': z.array(fragment).default([]),
  'appeared-first': z.array(fragment).default([]),
  credits: z.array(fragment).default([]),
  'published-on': z.array(fragment).default([]),
  'edited-on': z.array(fragment).default([]),
  clocks: z.array(fragment).default([]),
  numbers: z.record(text, z.number().int()).default({}),
  'news-of-numbers': z.array(text).default([]),
})

type BoilerplateEntry = z.output<typeof boilerplateSchema>
type PhraseEntry = z.output<typeof phraseSchema>
type ListOfWords = Exclude<keyof BoilerplateEntry, 'phrases' | 'numbers'>

/** One of all languages. Phrases that differ in their words alone become one pattern, so that each block is looked at once for them. */
export function boilerplateOf(
  languages: ReadonlyMap<string, BoilerplateEntry>,
  {
    networks,
    names,
    readers,
  }: { readonly networks: readonly string[]; readonly names: TemplateNames; readonly readers: readonly string[] },
): Boilerplate {
  const entries = [...languages.values()]
  const allOf = (list: ListOfWords): readonly string[] => entries.flatMap((entry) => entry[list])
  return {
    names,
    phrases: folded(entries.flatMap(({ phrases }) => phrases)).map((phrase) => compiled(phrase, networks)),
    afterArticle: wholeHeading(allOf('after-article')),
    readersBegin: wholeHeading(allOf('readers-begin')),
    lists: {
      numbers: new Map(entries.flatMap(({ numbers }) => Object.entries(numbers))),
      newsWords: new Set(allOf('news-of-numbers')),
    },
    givesWords: new RegExp(`[\\p{L}\\d”"’,]\\s${oneOf(allOf('speech'))}(?=[\\s,.:])`, 'u'),
    leadsToWords: new RegExp(`(?<!\\p{L})${oneOf(allOf('speech'))}:$`, 'u'),
    speaksToReader: new RegExp(`(?<!\\p{L})${oneOf(readers.flatMap(asWritten))}(?!\\p{L})`, 'u'),
    opensByline: openersOf(languages),
    saysWhen: new RegExp(
      `^[^\\p{L}\\p{N}]*${oneOf([...allOf('published-on'), ...allOf('edited-on')])}(?!\\p{L})\\s*[:|–-]?\\s*`,
      'iu',
    ),
    saysEdited: new RegExp(`^[^\\p{L}\\p{N}]*${oneOf(allOf('edited-on'))}(?!\\p{L})`, 'iu'),
    opensClock: new RegExp(
      `(?<=[\\s,])${oneOf(allOf('clocks'))}\\s+(?=\\d{1,2}(?:[:.h]\\d\\d|\\s*[ap]\\.?m\\b))`,
      'iu',
    ),
    continueReading: new RegExp(`${oneOf(allOf('continue-reading'))}[\\s.…»›→>:)\\]-]*$`, 'iu'),
    appearedFirst: new RegExp(oneOf(allOf('appeared-first')), 'iu'),
    endsWithCredit: new RegExp(
      `(?:^|[.!?"”’)۔।]\\s*)[([]?\\s*((?:${oneOf(allOf('credits'))}|[-–—]{1,2})\\s*[^.()]{2,80})[)\\].]*$`,
      'iu',
    ),
    goesOnBehindLabel: /^\p{L}+(?: \p{L}+){0,2}: (?:\d|\p{Ll})\S*(?: \S+){4}/u,
    isCaption: new RegExp(`^${oneOf(allOf('captions'))}`, 'iu'),
  }
}

function openersOf(languages: ReadonlyMap<string, BoilerplateEntry>): ReadonlyMap<string, RegExp> {
  const english = languages.get('en')?.bylines ?? []
  const labels = oneOf([...languages.values()].flatMap(({ bylines }) => bylines))
  return new Map(
    [...languages].map(([language, { bylines }]) => [
      language,
      new RegExp(`^(?:${labels}\\s*:|${oneOf([...english, ...bylines])}\\s)\\s*`, 'iu'),
    ]),
  )
}

/** In the order of the first of each. */
function folded(phrases: readonly PhraseEntry[]): readonly PhraseEntry[] {
  const byForm = new Map<string, PhraseEntry>()
  for (const phrase of phrases) {
    const { kind, longest, before, after, pattern } = phrase
    const form = JSON.stringify([kind, longest, phrase.case, before, after, pattern])
    const same = byForm.get(form)
    byForm.set(form, same === undefined ? phrase : { ...phrase, any: [...(same.any ?? []), ...(phrase.any ?? [])] })
  }
  return [...byForm.values()]
}

function compiled(phrase: PhraseEntry, networks: readonly string[]): BoilerplatePhrase {
  const { kind, longest, before, any, after, pattern = `${before}${oneOf(any ?? [])}${after}` } = phrase
  const source = pattern.replaceAll('{networks}', oneOf(networks))
  return { kind, longest, pattern: new RegExp(source, phrase.case === 'exact' ? 'u' : 'iu') }
}

/** As it stands in a sentence, at its head and in capitals, where these name no country: "us" speaks to readers, "US" does not. */
const asWritten = (word: string): readonly string[] => {
  const atHead = word.charAt(0).toUpperCase() + word.slice(1)
  return word.length > 2 ? [word, atHead, word.toUpperCase()] : [word, atHead]
}

const wholeHeading = (headings: readonly string[]): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*${oneOf(headings)}[^\\p{L}\\p{N}]*$`, 'iu')

/** Of nothing, what is never found. */
const oneOf = (alternatives: readonly string[]): string =>
  alternatives.length === 0 ? '(?!)' : `(?:${alternatives.join('|')})`
