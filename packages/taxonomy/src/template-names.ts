import { z } from 'zod'
import { asciiPattern, fragment, text } from './page-patterns.js'

/** What templates call the parts of their pages; all are for names in lower case whose words are parted by hyphens. */
export interface TemplateNames {
  /** What is not the article, wherever it stands. */
  readonly beside: RegExp
  readonly regions: RegExp
  /** Small labels when the element is short. */
  readonly labels: RegExp
  readonly pictures: RegExp
  /** A first part that some systems keep apart from the rest of the body. */
  readonly intro: RegExp
  /** The body of an article and nothing else. */
  readonly body: RegExp
  readonly consent: RegExp
  readonly comments: RegExp
  /** What shows when an article was published or changed, its headline, and who wrote it. */
  readonly published: RegExp
  readonly modified: RegExp
  readonly headline: RegExp
  readonly byline: RegExp
  /** Parts that show dates and names of their own: the day of today, other articles, comments. */
  readonly furniture: RegExp
  /** Addresses, or parts of them, of pages on somebody who writes. */
  readonly authorPages: RegExp
  /** Addresses, or parts of them, of where readers subscribe, sign up or give money. */
  readonly desks: RegExp
}

const words = text.transform((list) => list.trim().split(/\s+/))

export const templateNamesSchema = z
  .strictObject({
    beside: words,
    regions: words,
    labels: words,
    pictures: words,
    edges: z.array(text),
    intro: asciiPattern,
    body: z.array(fragment),
    wrapper: fragment,
    consent: asciiPattern,
    comments: asciiPattern,
    published: asciiPattern,
    modified: asciiPattern,
    headline: asciiPattern,
    byline: words,
    furniture: words,
    'author-pages': asciiPattern,
    desks: asciiPattern,
  })
  .transform(
    ({
      beside,
      regions,
      labels,
      pictures,
      edges,
      body,
      wrapper,
      byline,
      furniture,
      'author-pages': authorPages,
      ...patterns
    }): TemplateNames => ({
      ...patterns,
      byline: anyWord(byline),
      furniture: anyWord(furniture),
      authorPages,
      beside: anyWord(beside),
      regions: new RegExp(`${anyWord(regions).source}|(?:^|\\s)(?:${edges.join('|')})(?=$|\\s)`),
      labels: anyWord(labels),
      pictures: anyWord(pictures),
      body: new RegExp(`(?:^|\\s|_|-)(?:${body.join('|')})${wrapper}(?:[-_]?\\d+)?(?=$|\\s)`),
    }),
  )

/** Templates part the words of a compound by a hyphen, by a low line, or not at all. */
const anyWord = (names: readonly string[]): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${names.map((name) => name.replaceAll('-', '[-_]?')).join('|')})(?=$|[\\s_-])`)
