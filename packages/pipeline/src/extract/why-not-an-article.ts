import type { DropReason } from '../drop-reasons.js'
import { joinBlocks, type TextBlock, textBlocks } from './body-text.js'
import type { ReadPage } from './extract-page.js'
import { linkedTypes } from './json-ld.js'
import { isElement, type PageElement } from './markup.js'

/** Why a page that was read is no article to keep, with what showed it; null where it is one. */
export function whyNotAnArticle(read: ReadPage, url: string | null): NotAnArticle | null {
  const facts = factsOf(read, url)
  for (const { reason, sign } of kindsOfPages) {
    const detail = sign(facts)
    if (detail !== null) return { reason, detail }
  }
  return null
}

export interface NotAnArticle {
  readonly reason: DropReason
  /** The words, the type or the part of the address that showed it. */
  readonly detail: string
}

/** What the signs look at. */
interface PageFacts {
  readonly title: string
  /** The first headings: pages of errors are often called by the outlet's name. None where the text is long. */
  readonly headings: readonly string[]
  readonly path: string
  readonly text: string
  /** What the page shows first, menus and boxes left out. */
  readonly beginning: string
  /** The found body with its boilerplate and what follows on it, and the boxes that are called walls: pruning takes those away. */
  readonly around: string
  readonly types: ReadonlySet<string>
  readonly socialType: string
  readonly isFree: boolean | null
  readonly pictures: number
  readonly players: number
  /** Blocks that are headed by a time of day, as the entries of a live page are. */
  readonly timedUpdates: number
  /** Headings that are links, as the teasers of a list have them. */
  readonly linkedHeadings: number
  readonly paragraphs: number
}

/** In this order: a wall in place of the article says nothing about the kind of the page behind it. */
const kindsOfPages: readonly { readonly reason: DropReason; readonly sign: (facts: PageFacts) => string | null }[] = [
  { reason: 'block-page', sign: blockPageSign },
  { reason: 'error-page', sign: errorPageSign },
  { reason: 'consent-wall', sign: consentWallSign },
  { reason: 'live-blog', sign: liveBlogSign },
  { reason: 'paywall', sign: paywallSign },
  { reason: 'gallery', sign: gallerySign },
  { reason: 'video', sign: videoSign },
  { reason: 'not-an-article', sign: listSign },
  { reason: 'no-text', sign: noTextSign },
]

/** Below these many characters a text is a wall, a caption or a stub rather than an article. */
const length = { none: 80, wall: 1_500, error: 700, stub: 1_600, gallery: 900, video: 700, teaser: 900 }

function blockPageSign({ title, headings, beginning, text }: PageFacts): string | null {
  if (text.length > length.wall) return null
  const words = firstOfMatches(blockTitle, [title, ...headings])
  return words ?? (text.length < length.error ? firstMatch(blockWords, beginning) : null)
}

const blockTitle =
  /^(?:just a moment|attention required!? \||access to this page has been denied|pardon our interruption|ddos-guard|one moment, please|robot challenge screen|vercel security checkpoint|web ?page blocked|making sure you['’]re not a bot|(?:(?:access denied|checking your browser|are you a (?:human|robot)\??|robot check|human verification|security check|request (?:blocked|rejected)|(?:403 )?forbidden|bot verification|you have been blocked|verify you are (?:a )?human|(?:429 )?too many requests|please wait)[.…!]*\s*(?:\||$)))/i
const blockWords =
  /checking (?:if the site connection is secure|your browser before)|verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|you (?:have been|are being) (?:blocked|rate limited)|(?:complete|solve) the (?:captcha|security check)|access to this (?:page|site|resource) (?:has been|is) (?:denied|blocked|restricted)|you don['’]t have permission to access|performance (?:&|and) security by cloudflare|ddos protection by|(?:request|access) (?:was|has been) blocked|incapsula incident id|requested url was rejected|(?:this|your|the|requested) (?:url|web ?site|site|page|domain|content) (?:has been|is|was) blocked (?:as per|under|pursuant to)|prohibited for viewership/i

function errorPageSign({ title, headings, beginning, text }: PageFacts): string | null {
  if (text.length > length.error) return null
  return firstOfMatches(errorTitle, [title, ...headings]) ?? firstMatch(errorWords, beginning.slice(0, 1_000))
}

const errorTitle =
  /^(?:error\s*:?\s*)?(?:404|410|500|502|503)\s*(?:$|[-–—|:!]|(?:error|page|not found|internal|bad gateway|service|gone)\b)|\b(?:page|article|story|content|file|post) (?:is |was |could )?not (?:be )?found\b|^not found$|^error \d{3}\b|^400 bad request|^index of \/|^welcome to (?:nginx|apache|iis|centos|plesk|cpanel)\b|^(?:(?:wh)?oops|sorry)(?:[,!.]|$)|^internal server error|^service (?:temporarily )?unavailable|^bad gateway|^(?:site |website )?under (?:maintenance|construction)|^maintenance(?: mode)?$|^we(?:['’]ll| will) be (?:right )?back\b|^(?:database|server|runtime|application) error|^error establishing|^something went wrong|\b(?:page|article|story|site|address) (?:does not|doesn['’]t|no longer) exists?\b|^(?:php )?fatal error|^account suspended[.!]*\s*(?:$|[-–—|])|^(?:this |the )?(?:content|article|story|page|post) (?:has been|was|is) (?:no longer\b|(?:removed|deleted|taken down)[.!]*\s*(?:$|[-–—|]))|^(?:this |the )?domain (?:name )?(?:may be |is )?(?:for sale|parked|expired)/i
const errorWords =
  /\b(?:page|article|story|link|content|url|post) (?:that |which )?(?:you(?:['’]re| are| were|['’]ve| have)? (?:are |were )?(?:look(?:ing)?|request|search|try|access|follow)\w*)[^.]{0,60}(?:not|no longer|moved|remov|unavailable|cannot|can['’]t|could|doesn['’]t|does not|delet)|(?:page|article|story) (?:could not be|cannot be|can['’]t be|was not|not) found|nothing (?:was )?found at this location|error establishing a database connection|(?:currently|temporarily) (?:unavailable|down) (?:for|due to) (?:scheduled )?maintenance|404 (?:error|not found|page)|error 404|the resource (?:you are looking for|cannot be found)|(?:this|your) account has been suspended|uncaught (?:\w+ )?(?:error|exception)\b|stack trace:|(?:web)?site (?:is|will be) (?:online|back|available) (?:again )?(?:soon|shortly)|buy this domain|domain (?:name )?(?:is|may be) (?:for sale|parked)/i

function consentWallSign({ title, beginning, text }: PageFacts): string | null {
  if (text.length > length.wall) return null
  const words = firstMatch(consentWords, `${title} ${beginning}`) ?? askedToAgree(`${title} ${beginning}`)
  if (words === null) return null
  const weight = (
    `${title} ${text}`.match(
      /\b(?:cookies?|consent|privacy|partners|personal data|vendors|preferences|tracking|third parties|profil(?:e|ing)|gdpr)\b/gi,
    ) ?? []
  ).length
  return weight >= 3 || text.length < length.none ? words : null
}

/** What speaks to the reader of data and asks for an answer; an article about such walls speaks to nobody. */
const askedToAgree = (words: string): string | null =>
  words.length <= length.wall && /\byou(?:r|rs)?\b/i.test(words)
    ? firstMatch(/\b(?:accept|agree|allow|reject|withdraw|manage|consent (?:to|required))\b/i, words)
    : null

const consentWords =
  /we (?:value|respect|care about) your privacy|your privacy (?:matters|is important)|our (?:[\d,]+ )?partners (?:store|process|use|access)|store and(?:\/or)? access (?:personal data|information)|(?:agree|consent) to (?:the use of |all )?(?:cookies|tracking)|before you continue|accept (?:all|and (?:continue|close))|(?:use|uses|using) cookies (?:and|to)|manage (?:your )?(?:cookie|privacy|consent)|cookie (?:policy|settings|preferences|consent)|your (?:privacy|consent) (?:choices|is)|our partners (?:\([^)]{0,30}\) )?(?:store|process|use)|(?:use|visit|read) (?:our (?:web)?site |us )?(?:without|with(?: advertising and)?) tracking|withdraw your consent|consent to (?:the use|our)|legitimate interest/i

function liveBlogSign({ title, path, types, timedUpdates }: PageFacts): string | null {
  if (types.has('LiveBlogPosting')) return 'LiveBlogPosting'
  return (
    firstMatch(livePath, path) ??
    firstMatch(liveTitle, title) ??
    (timedUpdates >= 6 ? `${timedUpdates} timed updates` : null)
  )
}

const livePath =
  /\/(?:live-?blogs?|live-?updates?|live-news|live-coverage)(?:[/.-]|$)|-live-(?:updates|blog|coverage)\b|\/live\/[^/]{12,}/i
const liveTitle =
  /\blive (?:updates|blog|coverage)\b|\brolling coverage\b|^live\s*(?:[:|]|\s[–—-]\s)|\bas it happened\b|\s[–—-]\s*live\s*$/i

function paywallSign({ text, around, isFree }: PageFacts): string | null {
  if (text.length > length.stub) return null
  const words = firstMatch(paywallWords, around)
  if (words !== null) return words
  if (text.length > length.teaser) return null
  return askedToPay(around) ?? (isFree === false ? 'isAccessibleForFree: false' : null)
}

/** A short line that asks readers to do something so that they can read on: `Join today to finish this article`. */
function askedToPay(around: string): string | null {
  const asks = (line: string): boolean =>
    line.length <= longestRequest &&
    getsAccess.test(line) &&
    readsOn.test(line) &&
    !isOffer.test(line) &&
    line.split(/[.?!]\s+/).some((sentence) => asksReaders.test(sentence))
  return around.split('\n').find(asks)?.slice(0, 100) ?? null
}

/** Characters. */
const longestRequest = 200
const getsAccess =
  /\b(?:subscri(?:be|bers?|ption)|join (?:now|today|us)|log(?:ged)? ?in|sign(?:ed)? in|register|members?(?:hip)?|trial|unlock)\b/i
const readsOn =
  /\b(?:(?:read|finish|continue|view|unlock|access|see)\b.{0,30}\b(?:article|story|stories|content|text|page|rest|everything)|read more)\b/i
/** An article speaks of others; a wall speaks to its reader. */
const asksReaders =
  /^\W*(?:please |now |simply |just |want to |to )?(?:subscribe|join|log ?in|sign (?:in|up)|register|become|read|finish|continue|view|unlock|get|access|see|start|you (?:must|need|have to))\b/i
/** What is offered beside articles that are there. */
const isOffer =
  /news ?letter|e-?mail|inbox|alerts?\b|channel|podcast|whatsapp|telegram|youtube|facebook|instagram|twitter|\bapps?\b|comment|conversation|discussion|support|terms|policy|e-?paper/i

const paywallWords =
  /(?:subscribe|sign in|log ?in|register|become a (?:member|subscriber)|subscription)(?: now| today)? (?:to|for) (?:continue|keep|read|unlock|access|full|unlimited)|(?:this|the) (?:article|story|content|report|page|post) is (?:only |exclusively )?(?:for|available (?:only )?to|available for|reserved for|locked for) (?:our |paid |paying |premium |registered )*(?:subscribers?|members?|users)|to (?:continue|keep) reading|to read the (?:full|rest of (?:the|this)|whole|entire) (?:article|story)|already (?:a|have a|an) (?:subscri|member|account)|(?:unlock|read) the (?:full|rest of (?:this|the)) (?:article|story)|(?:keep|continue|go on) reading (?:for|with|by)\b|is (?:\w+ )?(?:exclusive|reserved|only|locked|limited)(?: only)? (?:to|for) (?:our |paid |paying |premium |registered )*(?:subscribers?|members?)|(?:create|register for|sign up for|get) (?:a |your )?free account (?:to|and) (?:read|continue|keep|unlock|go on)|you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)[^.]{0,40}(?:limit|free|articles)|(?:premium|exclusive|subscriber)[- ]only (?:content|article|story)|free articles? (?:left|remaining|this month)/i

function gallerySign({ path, types, text, pictures, title }: PageFacts): string | null {
  if (text.length > length.gallery) return null
  if (types.has('ImageGallery') || types.has('MediaGallery')) return 'ImageGallery'
  if (pictures < 4) return null
  return firstMatch(galleryPath, path) ?? firstMatch(galleryTitle, title)
}

const galleryPath =
  /\/(?:photos?|photo-?galler(?:y|ies)|galler(?:y|ies)|pictures?|in-pictures|slideshows?|photo-essays?|web-stories|images?)(?:[/.-]|$)|\/in-pictures-|-in-pictures\b/i
const galleryTitle =
  /^(?:\d+ (?:photos|pictures|images)\b|in (?:pictures|photos)|photos?|pictures|gallery|photo (?:essay|gallery)|images)\b|\b(?:in (?:pictures|photos)|photo (?:essay|gallery)|slideshow)\s*$/i

function videoSign({ path, types, socialType, text, players, title }: PageFacts): string | null {
  if (text.length > length.video) return null
  if (types.has('VideoObject') && !isArticleTyped(types)) return 'VideoObject'
  if (/^video\b/i.test(socialType)) return `og:type ${socialType}`
  return firstMatch(videoPath, path) ?? (players > 0 ? firstMatch(videoTitle, title) : null)
}

const videoPath = /\/(?:videos?|watch|video-?news|tv-?shows?|podcasts?|audio|shorts|programmes?)(?:[/.-]|$)/i
const videoTitle = /^(?:video|watch)\s*[:|–-]|\bvideo\s*$|\|\s*video\b/i

/** A section's front or a list of results; a page that calls itself an article may list what it likes. */
function listSign({ types, socialType, linkedHeadings, paragraphs }: PageFacts): string | null {
  if (/article/i.test(socialType) || isArticleTyped(types)) return null
  const collection = [...types].find((type) => /^(?:CollectionPage|SearchResultsPage)$/.test(type))
  if (collection !== undefined && linkedHeadings > 0) return collection
  return linkedHeadings >= 4 && 2 * linkedHeadings >= paragraphs ? `${linkedHeadings} linked headlines` : null
}

const isArticleTyped = (types: ReadonlySet<string>): boolean =>
  [...types].some((type) => /Article$|^BlogPosting$|^Report$/.test(type))

function noTextSign({ text }: PageFacts): string | null {
  return text.length < length.none ? `${text.length} characters` : null
}

function factsOf({ page, markup, linked, pruned, blocks }: ReadPage, url: string | null): PageFacts {
  const address = page.canonicalUrl ?? url
  // No wall has so much text behind it; most pages need not be searched for one.
  const isLong = page.text.length > length.stub
  const whole = isLong ? [] : textBlocks(markup.body)
  return {
    title: page.title ?? markup.title ?? '',
    headings: whole
      .filter(({ kind }) => kind === 'heading')
      .slice(0, mostHeadings)
      .map(({ text }) => text),
    path: address !== null && URL.canParse(address) ? new URL(address).pathname : '',
    text: page.text,
    beginning: isLong ? '' : beginningOf(textBlocks(pruned)),
    around: isLong ? '' : wordsAround(markup.body, blocks, whole),
    types: linkedTypes(markup.jsonLd),
    socialType: markup.metas.find((meta) => meta.name === 'og:type')?.content ?? '',
    isFree: linked?.isFree ?? null,
    pictures: markup.pictures,
    players: markup.players,
    timedUpdates: countTimed(isLong ? blocks : whole),
    linkedHeadings: blocks.filter(({ kind, linkShare }) => kind === 'heading' && linkShare > 0.9).length,
    paragraphs: blocks.filter(({ kind, text }) => kind !== 'heading' && text.length >= shortestParagraph).length,
  }
}

const shortestParagraph = 40
const mostHeadings = 3

/** A time of day with a paragraph below it; in a list of the latest news it stands above a headline. */
function countTimed(blocks: readonly TextBlock[]): number {
  const isUpdate = (block: TextBlock | undefined): boolean =>
    block !== undefined && block.text.length >= shortestUpdate && block.linkShare < 0.5
  return blocks.filter(
    ({ text }, index) => timed.test(text) && blocks.slice(index + 1, index + 4).some((block) => isUpdate(block)),
  ).length
}

const shortestUpdate = 60

/** A line that is a time of day and nothing else; chronologies of a day go on in the same line. */
const timed = /^\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?$/i
const wallName = /pay-?wall|reg-?wall|meter|premium|subscri\w*-(?:wall|only|prompt|box)|locked|piano|gated/i

const wordsAround = (body: PageElement, blocks: readonly TextBlock[], whole: readonly TextBlock[]): string =>
  [...elementsNamed(body, wallName).flatMap(textBlocks), ...blocks, ...blocksAfter(blocks, whole)]
    .slice(0, 400)
    .map((block) => block.text.slice(0, 2_000))
    .join('\n')

/** A wall stands where the text breaks off, whatever it is called. */
function blocksAfter(found: readonly TextBlock[], whole: readonly TextBlock[]): readonly TextBlock[] {
  const last = found.at(-1)?.text
  const end = whole.findLastIndex(({ text }) => text === last)
  return end < 0 ? [] : whole.slice(end + 1, end + 1 + mostWallBlocks)
}

const mostWallBlocks = 6

const beginningOf = (blocks: readonly TextBlock[]): string => joinBlocks(blocks.slice(0, 60)).slice(0, 4_000)

function elementsNamed(root: PageElement, name: RegExp): readonly PageElement[] {
  return root.children
    .filter(isElement)
    .flatMap((child) => (name.test(child.name) ? [child] : elementsNamed(child, name)))
}

function firstOfMatches(pattern: RegExp, texts: readonly string[]): string | null {
  return texts.map((text) => firstMatch(pattern, text)).find((match) => match !== null) ?? null
}

function firstMatch(pattern: RegExp, text: string): string | null {
  return text.match(pattern)?.[0] ?? null
}
