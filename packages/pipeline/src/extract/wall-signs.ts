import type { PageWords, WallKind, WallRequest } from '@wirewatch/taxonomy'
import { type PageFacts, shortestText } from './page-facts.js'
import type { PageVoice } from './page-voice.js'

/** One thing that speaks for a kind of page, or against it, and how much: 3 is enough where there is no text. */
export interface Sign {
  readonly points: number
  /** What showed it. */
  readonly shows: string
}

export interface Heard {
  readonly facts: PageFacts
  readonly voice: PageVoice
  readonly words: PageWords
}

export function blockPageSigns({ facts, voice, words }: Heard): readonly Sign[] {
  return [
    ...headingSigns('block-page', facts, words, 3),
    ...sentenceSigns('block-page', shownFirst(facts), voice, 2),
    ...ownSigns('block-page', voice),
    ...machinerySigns(facts, words),
  ]
}

/** What checks a browser runs on ordinary pages as well: it only says something where nothing else is there. */
function machinerySigns(
  { text, scripts, names }: PageFacts,
  { blockingScripts, blockingNames }: PageWords,
): readonly Sign[] {
  if (text.length >= shortestText) return []
  const script = blockingScripts.find((part) => scripts.some((address) => address.includes(part)))
  const found = script ?? blockingNames.find((name) => names.includes(name))
  return found === undefined ? [] : [{ points: 3, shows: found }]
}

export function errorPageSigns({ facts, voice, words }: Heard): readonly Sign[] {
  const printed = firstMatch(
    words.languages.flatMap(({ walls }) => walls['error-page'].output),
    facts.beginning,
  )
  const own = voice.own['error-page']
  const signs = [
    ...headingSigns('error-page', facts, words, facts.isDeclared ? 3 : 4),
    ...sentenceSigns('error-page', shownFirst(facts).slice(0, 1_000), voice, 2),
    ...ownSigns('error-page', voice),
    ...(printed === null ? [] : [{ points: 3, shows: printed }]),
  ]
  if (signs.length === 0) return []
  if (facts.isDeclared && facts.isDated && own.length < 2) return [...signs, { points: -1, shows: 'a dated article' }]
  return facts.isDeclared || facts.isDated ? signs : [...signs, { points: 1, shows: 'no date' }]
}

const shownFirst = ({ headings, beginning }: PageFacts): string => [...headings, beginning].join('\n')

export function consentWallSigns({ facts, voice, words }: Heard): readonly Sign[] {
  const address = facts.url === null ? null : firstMatch(words.consentAddresses, facts.url)
  return [
    ...headingSigns('consent-wall', facts, words, 1),
    ...sentenceSigns('consent-wall', `${facts.title}\n${facts.beginning}`, voice, 1),
    ...ownSigns('consent-wall', voice),
    ...(address === null ? [] : [{ points: 2, shows: address }]),
  ]
}

/** A teaser is real text: here what asks to pay counts, and what the page says of itself. */
export function paywallSigns({ facts, voice }: Heard): readonly Sign[] {
  const { around, isFree, isLocked } = facts
  const wall = sentenceSigns('paywall', around, voice, 3)[0] ?? requestSign(around, voice)
  const isStub = facts.text.length < longestTeaser || breaksOff(facts.text)
  return [
    ...(wall === null ? [] : [wall]),
    ...voice.own.paywall.slice(0, 2).map((shows) => ({ points: 0.5, shows })),
    ...(isFree === false && isStub ? [{ points: 2, shows: 'isAccessibleForFree: false' }] : []),
    ...(isFree === true ? [{ points: -1.5, shows: 'isAccessibleForFree: true' }] : []),
    ...(isLocked && isStub ? [{ points: 2, shows: 'content_tier: locked' }] : []),
  ]
}

/** Characters: a whole article that calls itself not free is seldom shorter; what it shows is the teaser. */
const longestTeaser = 400

const breaksOff = (text: string): boolean => /(?:\.{2,}|…|[\p{L}\d,;])$/u.test(text)

/** A short line that asks readers to do something so that they can read on: `Join today to finish this article`. */
function requestSign(around: string, { languages }: PageVoice): Sign | null {
  const requests = languages.flatMap(({ walls }) => walls.paywall.request ?? [])
  const line = around.split('\n').find((words) => requests.some((request) => isRequest(words, request)))
  return line === undefined ? null : { points: 3, shows: line.slice(0, longestShown) }
}

function isRequest(line: string, { access, readOn, asks, offers }: WallRequest): boolean {
  if (line.length > longestRequest || !access.test(line) || !readOn.test(line)) return false
  if (offers?.test(line)) return false
  // An article speaks of others; a wall speaks to its reader.
  return asks === null || line.split(/[.?!]\s+/).some((sentence) => asks.test(sentence))
}

/** Characters. */
const longestRequest = 200
const longestShown = 100

/** The heading says what the page is, and nothing else. */
function headingSigns(
  kind: WallKind,
  { title, headings }: PageFacts,
  words: PageWords,
  points: number,
): readonly Sign[] {
  const patterns = words.languages.flatMap(({ walls }) => walls[kind].headings)
  const parts = [title, ...headings].flatMap((heading) => [heading, ...heading.split(/\s+[-–—|·:»]\s+|:\s+/)])
  const shows = parts.find((part) => part.length <= longestHeading && patterns.some((pattern) => pattern.test(part)))
  return shows === undefined ? [] : [{ points, shows }]
}

const longestHeading = 120

function sentenceSigns(kind: WallKind, text: string, { languages }: PageVoice, points: number): readonly Sign[] {
  const patterns = languages.flatMap(({ walls }) => walls[kind].sentences)
  return patterns
    .flatMap((pattern) => {
      const shows = firstMatch([pattern], text)
      return shows === null ? [] : [{ points, shows }]
    })
    .slice(0, mostSentences)
}

const mostSentences = 2

/** Sentences in which the page speaks for itself. */
const ownSigns = (kind: WallKind, { own }: PageVoice): readonly Sign[] =>
  own[kind].slice(0, mostOwn).map((shows) => ({ points: 1, shows: shows.slice(0, longestShown) }))

const mostOwn = 3

export function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const match = text.match(pattern)?.[0]
    if (match !== undefined) return match
  }
  return null
}
