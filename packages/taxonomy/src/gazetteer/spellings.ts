import type { LocationKind } from '@wirewatch/model'
import { foldName } from '../fold.js'
import type { LocationEntry } from '../schemas.js'
import type { FeatureRow, NameRow } from './geonames-row.js'
import { bareName, type WordsBesideNames } from './match-curated.js'

export type NameOfFeature = Pick<NameRow, 'language' | 'name' | 'isHistoric' | 'isColloquial'>
type Alias = NonNullable<LocationEntry['aliases']>[number]

export interface Spellings {
  readonly name: string
  readonly aliases: readonly Alias[]
  /** Every spelling, for comparing. */
  readonly all: readonly string[]
  /** The name is also a word that reports use otherwise. */
  readonly isCommon: boolean
}

/** So many spellings of one place are taken. */
const MOST_ALIASES = 12

/** How a feature is written: a division without the word for its kind, and each spelling that folds differently once. */
export function spellingsOf(
  row: FeatureRow,
  names: readonly NameOfFeature[],
  kind: LocationKind,
  into: {
    readonly languages: ReadonlySet<string>
    readonly wordsBesideNames: WordsBesideNames
    readonly isCommonWord: (folded: string) => boolean
  },
): Spellings {
  const name = kind.startsWith('admin') ? withoutKindWord(row.name, into.wordsBesideNames) : row.name
  const otherNames = row.otherNames === '' ? [] : row.otherNames.split(',')
  const seen = new Set([foldName(name), foldName(row.name)])
  const aliases: Alias[] = []
  const add = (text: string, alias: Alias): void => {
    const folded = foldName(text)
    if (seen.has(folded) || aliases.length >= MOST_ALIASES || !isSpelling(text)) return
    seen.add(folded)
    if (!into.isCommonWord(folded)) aliases.push(alias)
  }
  add(row.asciiName, row.asciiName)
  for (const { name: text, isHistoric } of names.filter((given) => isWanted(given, into.languages)))
    add(text, isHistoric ? { text, kind: 'former' } : text)
  if (names.length === 0) for (const text of otherNames) if (isLatin(text)) add(text, text)
  return {
    name,
    aliases,
    all: [row.name, row.asciiName, ...otherNames, ...names.map((given) => given.name)],
    isCommon: into.isCommonWord(foldName(name)),
  }
}

/** A table of names also holds links, postal codes and codes of airports in the place of a language. */
const isWanted = ({ language, isColloquial }: NameOfFeature, languages: ReadonlySet<string>): boolean =>
  !isColloquial && (language === '' || languages.has(language))

/** Codes and fragments are no spellings: "KHI", "07", a letter alone. */
const isSpelling = (text: string): boolean =>
  text.length <= 60 &&
  /\p{L}.*\p{L}.*\p{L}/u.test(text) &&
  !/^[A-Z]{2,5}$/.test(text) &&
  !/[\d:/@()[\]{}]/.test(text) &&
  /^\p{Lu}|^\P{Script=Latin}/u.test(text)

const isLatin = (text: string): boolean => !/[^\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(text)

/** "Usulután Department" → "Usulután", with its capitals. */
function withoutKindWord(name: string, beside: WordsBesideNames): string {
  const bare = bareName(name, beside)
  const words = name.split(/\s+/)
  const from = words.findIndex((_, at) => foldName(words.slice(at).join(' ')) === bare)
  if (from !== -1) return words.slice(from).join(' ')
  const to = words.findIndex((_, at) => foldName(words.slice(0, at + 1).join(' ')) === bare)
  return to === -1 ? name : words.slice(0, to + 1).join(' ')
}
