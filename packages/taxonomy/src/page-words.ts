import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { filesIn } from './data-files.js'
import { type Finding, TaxonomyError } from './finding.js'
import { readYaml } from './read-yaml.js'

/** What stands in place of an article and speaks in words of its own. */
export const wallKinds = ['block-page', 'error-page', 'consent-wall', 'paywall'] as const
export type WallKind = (typeof wallKinds)[number]

/** Pages that are no articles though nothing stands before them. */
export const otherKinds = ['live-blog', 'gallery', 'video', 'not-an-article'] as const
export type OtherKind = (typeof otherKinds)[number]

/** How pages that are no articles speak, by the language of the page; read once from the files below `data/pages`. */
export interface PageWords {
  readonly languages: readonly WordsOfLanguage[]
  /** Parts of the addresses of scripts and frames, in lower case. */
  readonly blockingScripts: readonly string[]
  /** Class names and ids, in lower case. */
  readonly blockingNames: readonly string[]
  /** Whole addresses of pages that ask for consent. */
  readonly consentAddresses: readonly RegExp[]
}

export interface WordsOfLanguage {
  /** BCP 47. */
  readonly id: string
  /** Words to or of the one who reads: `you`, `our`. Null where the language has none listed. */
  readonly reader: RegExp | null
  readonly walls: Readonly<Record<WallKind, WallWords>>
  readonly others: Readonly<Record<OtherKind, SignWords>>
}

export interface SignWords {
  /** Whole headings, or whole parts of headings between bars and dashes. */
  readonly headings: readonly RegExp[]
  readonly sentences: readonly RegExp[]
  /** Paths. */
  readonly addresses: readonly RegExp[]
}

export interface WallWords extends SignWords {
  /** Every word of the kind; global, to be counted. */
  readonly terms: RegExp | null
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
  const languages = filesIn(folder, '')
    .filter((file) => file !== 'machinery.yaml')
    .flatMap((file) => {
      const read = readYaml({ path: join(folder, file), file }, languageSchema, findings)
      return read === null ? [] : [wordsOf(file.replace(/\.yaml$/, ''), read.value)]
    })
  if (machinery === null || findings.length > 0) throw new TaxonomyError(folder, findings)
  return {
    languages,
    blockingScripts: machinery.value['block-page'].scripts,
    blockingNames: machinery.value['block-page'].names,
    consentAddresses: machinery.value['consent-wall'].addresses,
  }
}

const packagedWords = fileURLToPath(new URL('../data/pages', import.meta.url))

const text = z.string().min(1)
const pattern = text.transform((source, context) => {
  try {
    return new RegExp(source, 'iu')
  } catch (fault) {
    context.addIssue({ code: 'custom', message: fault instanceof Error ? fault.message : String(fault) })
    return z.NEVER
  }
})
/** The whole heading, but for quotation marks and a full stop. */
const wholePattern = text.transform((source) => new RegExp(`^[\\s"“”„«»]*(?:${source})[\\s.!?…"“”«»]*$`, 'iu'))
const patterns = z.array(pattern).default([])

const signSchema = z.strictObject({
  headings: z.array(wholePattern).default([]),
  sentences: patterns,
  addresses: patterns,
})
const wallSchema = z.strictObject({
  terms: z.array(text).default([]),
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
})
const machinerySchema = z.strictObject({
  'block-page': z.strictObject({ scripts: z.array(text), names: z.array(text) }),
  'consent-wall': z.strictObject({ addresses: z.array(pattern) }),
})

function wordsOf(id: string, entry: z.output<typeof languageSchema>): WordsOfLanguage {
  const wall = ({ terms, request, ...words }: z.output<typeof wallSchema>): WallWords => ({
    ...words,
    terms: anyOf(terms),
    request: request === undefined ? null : { ...request, asks: request.asks ?? null, offers: request.offers ?? null },
  })
  return {
    id,
    reader: anyOf(entry.reader),
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

/** Words as one pattern; `*` ends a stem. The longest first, so that a term of two words counts once. */
function anyOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const parts = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const literal = word
        .replace(/\*$/, '')
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll("'", "['’]")
      return word.endsWith('*') ? `${literal}[\\p{L}\\p{M}]*` : literal
    })
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
}
