import type { PageWords } from '@wirewatch/taxonomy'
import type { DropReason } from '../drop-reasons.js'
import type { ReadPage } from './extract-page.js'
import { gallerySigns, isList, listSigns, liveBlogSigns, videoSigns } from './kind-signs.js'
import { factsOf, longestStub, type PageFacts, shortestText } from './page-facts.js'
import { hearVoice, type PageVoice, telling } from './page-voice.js'
import { blockPageSigns, consentWallSigns, errorPageSigns, type Heard, paywallSigns, type Sign } from './wall-signs.js'

/**
 * Why a page that was read is no article to keep, with what showed it; null where it is one. What makes an article is the text that
 * tells of something: the more there is of it, the more signs of another kind are asked for.
 */
export function whyNotAnArticle(read: ReadPage, url: string | null, words: PageWords): NotAnArticle | null {
  if (read.otherRoot !== null) return { reason: 'not-an-article', detail: `<${read.otherRoot}>, which is no page` }
  const facts = factsOf(read, url, words)
  const heard = { facts, voice: voiceOf(facts, words), words }
  const lists = isList(facts) && !facts.isDeclared
  const found = kindsOfPages.flatMap(({ reason, signs, enough, needsText }) => {
    const needed = pointsNeeded(enough, lists && needsText ? 0 : heard.voice.telling)
    const shown = needed === null ? [] : signs(heard)
    const points = shown.reduce((sum, sign) => sum + sign.points, 0)
    return needed !== null && points >= needed ? [{ reason, points, detail: shownBy(shown) }] : []
  })
  const [surest] = found.toSorted((a, b) => b.points - a.points)
  if (surest !== undefined) return { reason: surest.reason, detail: surest.detail }
  if (heard.voice.telling === 0) return { reason: 'no-text', detail: 'no sentence tells of anything' }
  return facts.text.length < shortestText ? { reason: 'no-text', detail: `${facts.text.length} characters` } : null
}

export interface NotAnArticle {
  readonly reason: DropReason
  /** The words, the types or the parts of the address that showed it. */
  readonly detail: string
}

/** Points that are enough where less than so many characters tell of something; with more text there are never enough. */
type Enough = readonly (readonly [characters: number, points: number])[]

interface KindOfPage {
  readonly reason: DropReason
  readonly signs: (heard: Heard) => readonly Sign[]
  readonly enough: Enough
  /** The teasers of a list tell of something, but are no text of the page's own. */
  readonly needsText: boolean
}

/** Of two with as many points the first: a wall in place of the article says nothing about the kind of the page behind it. */
const kindsOfPages: readonly KindOfPage[] = [
  {
    reason: 'block-page',
    signs: blockPageSigns,
    enough: [
      [150, 2],
      [450, 5],
    ],
    needsText: false,
  },
  {
    reason: 'error-page',
    signs: errorPageSigns,
    enough: [
      [150, 2],
      [450, 4],
      [900, 6],
    ],
    needsText: true,
  },
  {
    reason: 'consent-wall',
    signs: consentWallSigns,
    enough: [
      [150, 2],
      [450, 4],
      [900, 6],
    ],
    needsText: false,
  },
  { reason: 'live-blog', signs: liveBlogSigns, enough: [[Number.POSITIVE_INFINITY, 3]], needsText: false },
  {
    reason: 'paywall',
    signs: paywallSigns,
    enough: [
      [400, 2],
      [longestStub, 3],
    ],
    needsText: false,
  },
  { reason: 'gallery', signs: gallerySigns, enough: [[900, 3]], needsText: false },
  { reason: 'video', signs: videoSigns, enough: [[700, 3]], needsText: false },
  {
    reason: 'not-an-article',
    signs: listSigns,
    enough: [
      [600, 3],
      [Number.POSITIVE_INFINITY, 4],
    ],
    needsText: false,
  },
]

const pointsNeeded = (enough: Enough, telling: number): number | null =>
  enough.find(([characters]) => telling < characters)?.[1] ?? null

/** Characters: a wall says what it is where the page begins. */
const heardOfPage = 2_500

/** No wall has so much text behind it that it would have to be heard. */
const voiceOf = ({ text, beginning, beside }: PageFacts, words: PageWords): PageVoice =>
  text.length > longestStub
    ? telling(text)
    : hearVoice(text, beginning.slice(0, heardOfPage), beside.slice(0, heardOfPage), words)

const shownBy = (signs: readonly Sign[]): string =>
  signs
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ shows }) => shows)
    .join('; ')
