import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Boilerplate, boilerplateOf, boilerplateSchema } from './boilerplate.js'
import { filesIn } from './data-files.js'
import { type Finding, TaxonomyError } from './finding.js'
import { asciiPattern, pattern, patterns, text, wholePattern } from './page-patterns.js'
import { readYaml } from './read-yaml.js'
import { templateNamesSchema } from './template-names.js'

/** What stands in place of an article and speaks in words of its own. */
export const wallKinds = ['block-page', 'error-page', 'consent-wall', 'paywall'] as const
export type WallKind = (typeof wallKinds)[number]

/** Pages that are no articles though nothing stands before them. */
export const otherKinds = ['live-blog', 'gallery', 'video', 'not-an-article'] as const
export type OtherKind = (typeof otherKinds)[number]

/** How pages that are no articles speak, by the language of the page; read once from the files below `data/pages`. */
export interface PageWords {
  readonly lexicon: WallLexicon
  readonly languages: readonly WordsOfLanguage[]
  /** What stands in an article and is not part of it. */
  readonly boilerplate: Boilerplate
  /** What the source of a page holds that answers in place of a feed or a page. */
  readonly blockingMarks: readonly RegExp[]
  /** Where outlets keep a page that is not their own site, by the name below the public suffix. */
  readonly socialNetworks: ReadonlySet<string>
  /** Parts of the addresses of scripts and frames, in lower case. */
  readonly blockingScripts: readonly string[]
  /** Class names and ids, in lower case. */
  readonly blockingNames: readonly string[]
  /** Parts of class names and ids, in lower case, of boxes that lie over a page. */
  readonly consentBanners: readonly string[]
  /** Whole addresses of pages that ask for consent. */
  readonly consentAddresses: readonly RegExp[]
  /** Class names and ids of boxes that ask for a subscription. */
  readonly paywallNames: RegExp
  /** The beginning of a caption that counts pictures: `3 of 12`. */
  readonly numberedCaption: RegExp
  /** A line that is a time of day, and one that is how long ago something was, and nothing else. */
  readonly timeOfDay: RegExp
  readonly timeAgo: RegExp
}

export interface WordsOfLanguage {
  /** BCP 47. */
  readonly id: string
  readonly walls: Readonly<Record<WallKind, WallWords>>
  readonly others: Readonly<Record<OtherKind, SignWords>>
}

/** Words in lower case, each with what it is in which language. */
export interface WallLexicon {
  /** Whole words, and two with a space between them. */
  readonly words: ReadonlyMap<string, readonly TermUse[]>
  /** By their first letters, of which a stem has at least `stemKey`. */
  readonly stems: ReadonlyMap<string, readonly StemUse[]>
}

/** Characters. */
export const stemKey = 3

export interface StemUse extends TermUse {
  readonly stem: string
}

/** A term of a wall, or a word to or of the one who reads: `you`, `our`. */
export interface TermUse {
  /** Place among the languages. */
  readonly language: number
  readonly of: WallKind | 'reader'
}

export interface SignWords {
  /** Whole headings, or whole parts of headings between bars and dashes. */
  readonly headings: readonly RegExp[]
  readonly sentences: readonly RegExp[]
  /** Paths. */
  readonly addresses: readonly RegExp[]
}

export interface WallWords extends SignWords {
  /** What a program prints where it breaks off. */
  readonly output: readonly RegExp[]
  readonly request: WallRequest | null
}

/** What a line asks of its reader, so that the reader reads on. */
export interface WallRequest {
  readonly access: RegExp
  readonly readOn: RegExp
  readonly asks: RegExp | null
  /** Other things that readers are asked to join or to subscribe to. */
  readonly offers: RegExp | null
}

/** Loads the words of every language that is packaged. Throws `TaxonomyError`, which lists everything that is wrong with them. */
export function loadPageWords(folder: string = packagedWords): PageWords {
  const findings: Finding[] = []
  const machinery = readYaml(
    { path: join(folder, 'machinery.yaml'), file: 'machinery.yaml' },
    machinerySchema,
    findings,
  )
  const read = filesIn(folder, '')
    .filter((file) => file !== 'machinery.yaml')
    .flatMap((file) => {
      const entry = readYaml({ path: join(folder, file), file }, languageSchema, findings)
      return entry === null ? [] : [{ id: file.replace(/\.yaml$/, ''), entry: entry.value }]
    })
  if (machinery === null || findings.length > 0) throw new TaxonomyError(folder, findings)
  return {
    lexicon: lexiconOf(read.map(({ entry }) => entry)),
    languages: read.map(({ id, entry }) => wordsOf(id, entry)),
    boilerplate: boilerplateOf(new Map(read.map(({ id, entry }) => [id, entry.boilerplate])), {
      ...machinery.value.boilerplate,
      readers: read.flatMap(({ entry }) => entry.reader),
    }),
    blockingMarks: machinery.value['block-page'].marks,
    socialNetworks: new Set(machinery.value['social-networks']),
    blockingScripts: machinery.value['block-page'].scripts,
    blockingNames: machinery.value['block-page'].names,
    consentBanners: machinery.value['consent-wall'].banners,
    consentAddresses: machinery.value['consent-wall'].addresses,
    paywallNames: machinery.value.paywall.names,
    numberedCaption: machinery.value.gallery.caption,
    timeOfDay: machinery.value['live-blog'].time,
    timeAgo: machinery.value['live-blog'].ago,
  }
}

const packagedWords = fileURLToPath(new URL('../data/pages', import.meta.url))

const signSchema = z.strictObject({
  headings: z.array(wholePattern).default([]),
  sentences: patterns,
  addresses: patterns,
})
const wallSchema = z.strictObject({
  terms: z.array(text.regex(/^(?:[^*]+|[^*]{3,}\*)$/, 'a star ends a stem of three letters or more')).default([]),
  headings: z.array(wholePattern).default([]),
  sentences: patterns,
  addresses: patterns,
  output: patterns,
  request: z
    .strictObject({ access: pattern, readOn: pattern, asks: pattern.optional(), offers: pattern.optional() })
    .optional(),
})
const languageSchema = z.strictObject({
  reader: z.array(text).default([]),
  'block-page': wallSchema.prefault({}),
  'error-page': wallSchema.prefault({}),
  'consent-wall': wallSchema.prefault({}),
  paywall: wallSchema.prefault({}),
  'live-blog': signSchema.prefault({}),
  gallery: signSchema.prefault({}),
  video: signSchema.prefault({}),
  'not-an-article': signSchema.prefault({}),
  boilerplate: boilerplateSchema.prefault({}),
})
const machinerySchema = z.strictObject({
  'block-page': z.strictObject({ scripts: z.array(text), names: z.array(text), marks: z.array(asciiPattern) }),
  'consent-wall': z.strictObject({ banners: z.array(text), addresses: z.array(pattern) }),
  paywall: z.strictObject({ names: pattern }),
  gallery: z.strictObject({ caption: pattern }),
  'live-blog': z.strictObject({ time: pattern, ago: pattern }),
  boilerplate: z.strictObject({ networks: z.array(text), names: templateNamesSchema }),
  'social-networks': z.array(text),
})

type LanguageEntry = z.output<typeof languageSchema>

function wordsOf(id: string, entry: LanguageEntry): WordsOfLanguage {
  const wall = ({ headings, sentences, addresses, output, request }: z.output<typeof wallSchema>): WallWords => ({
    headings,
    sentences,
    addresses,
    output,
    request: request === undefined ? null : { ...request, asks: request.asks ?? null, offers: request.offers ?? null },
  })
  return {
    id,
    walls: {
      'block-page': wall(entry['block-page']),
      'error-page': wall(entry['error-page']),
      'consent-wall': wall(entry['consent-wall']),
      paywall: wall(entry.paywall),
    },
    others: {
      'live-blog': entry['live-blog'],
      gallery: entry.gallery,
      video: entry.video,
      'not-an-article': entry['not-an-article'],
    },
  }
}

function lexiconOf(entries: readonly LanguageEntry[]): WallLexicon {
  const words = new Map<string, TermUse[]>()
  const stems = new Map<string, StemUse[]>()
  const add = (term: string, use: TermUse): void => {
    const written = term.toLowerCase().replaceAll('’', "'")
    if (!written.endsWith('*')) {
      words.set(written, [...(words.get(written) ?? []), use])
      return
    }
    const key = written.slice(0, stemKey)
    stems.set(key, [...(stems.get(key) ?? []), { ...use, stem: written.slice(0, -1) }])
  }
  for (const [language, entry] of entries.entries()) {
    for (const word of entry.reader) add(word, { language, of: 'reader' })
    for (const kind of wallKinds) for (const term of entry[kind].terms) add(term, { language, of: kind })
  }
  return { words, stems }
}
