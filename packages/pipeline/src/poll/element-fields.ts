import { readDate } from './read-date.js'

/** One element of a feed or an entry as a reader found it. */
export interface FieldValue {
  /** Entities decoded once, markup as HTML, trimmed. Empty where the element holds nothing. */
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  /** Against what relative addresses in it resolve. */
  readonly base: string | null
}

/** What stands directly under a feed or an entry, whoever parsed it, by our names: `title`, `dc:date`, `content:encoded`. */
export interface ElementFields {
  /** Those of an element within another by a path: `media:group/media:description`. */
  readonly values: (name: string) => readonly FieldValue[]
  /** The values of any of these names, as they follow each other in the document. */
  readonly inOrder: (names: readonly string[]) => readonly FieldValue[]
  /** Attributes of the feed or entry element itself. */
  readonly attribute: (name: string) => string | null
  /** Names of the people under `author`, in order. */
  readonly people: (name: string) => readonly string[]
  readonly base: string | null
  /** Of dates that name none: IANA. */
  readonly zone: string
}

/** The first value that says something, in the order of the names. */
export const firstValue = (fields: ElementFields, names: readonly string[]): FieldValue | null => {
  for (const name of names) {
    for (const value of fields.values(name)) if (value.text !== '') return value
  }
  return null
}

export const firstText = (fields: ElementFields, names: readonly string[]): string | null =>
  firstValue(fields, names)?.text ?? null

/** The first value that can be read as a date. */
export const firstDate = (fields: ElementFields, names: readonly string[]): string | null => {
  for (const name of names) {
    for (const { text } of fields.values(name)) {
      const date = text === '' ? null : readDate(text, fields.zone)
      if (date !== null) return date
    }
  }
  return null
}

export const noAttributes: FieldValue['attributes'] = {}
