import type { OtherKind, PageWords } from '@wirewatch/taxonomy'
import type { PageFacts } from './page-facts.js'
import { firstMatch, type Heard, type Sign } from './wall-signs.js'

/** Outlets keep ordinary articles under such addresses as well: without any update told by its time the address alone is not enough. */
export function liveBlogSigns({ facts, words }: Heard): readonly Sign[] {
  const { types, timedUpdates, title, path } = facts
  return [
    ...(types.has('LiveBlogPosting') ? [{ points: 3, shows: 'LiveBlogPosting' }] : []),
    ...namedSigns('live-blog', [title], '', words, 3),
    ...namedSigns('live-blog', [], path, words, timedUpdates > 0 ? 3 : 2),
    ...(timedUpdates >= 3 ? [{ points: timedUpdates >= 5 ? 3 : 1, shows: `${timedUpdates} timed updates` }] : []),
  ]
}

export function gallerySigns({ facts, words }: Heard): readonly Sign[] {
  const { types, pictures, numberedCaptions, title, path } = facts
  const type = ['ImageGallery', 'MediaGallery'].find((name) => types.has(name))
  if (type !== undefined) return [{ points: 3, shows: type }]
  if (pictures < fewestPictures) return []
  return [
    ...namedSigns('gallery', [title], path, words, 3),
    ...(numberedCaptions >= fewestPictures ? [{ points: 3, shows: `${numberedCaptions} numbered pictures` }] : []),
  ]
}

const fewestPictures = 4

export function videoSigns({ facts, words }: Heard): readonly Sign[] {
  const { types, isDeclared, socialType, players, title, path } = facts
  const type = ['VideoObject', 'PodcastEpisode', 'RadioEpisode', 'AudioObject'].find((name) => types.has(name))
  const named = namedSigns('video', players > 0 ? [title] : [], path, words, 3)
  return [
    ...(type !== undefined && !isDeclared ? [{ points: 3, shows: type }] : []),
    ...(/^(?:video|music)\b/i.test(socialType) ? [{ points: 3, shows: `og:type ${socialType}` }] : []),
    ...named,
  ]
}

/** A section's front, a list of results, a page about the outlet or a person; a page that calls itself an article may list what it likes. */
export function listSigns({ facts, words }: Heard): readonly Sign[] {
  const { types, isDeclared, isDated, headings, title, path, linkedHeadings, tabled } = facts
  if (isDeclared) return []
  const type = [...types].find((name) => pageTypes.has(name))
  const named = namedSigns('not-an-article', [title, ...headings.slice(0, 1)], path, words, 2)
  return [
    ...(type === undefined ? [] : [{ points: 3, shows: type }]),
    ...named,
    ...(isList(facts) ? [{ points: 3, shows: `${linkedHeadings} linked headlines` }] : []),
    ...(tabled > 0.6 ? [{ points: 2, shows: 'a table' }] : []),
    ...((named.length > 0 || tabled > 0.6) && !isDated ? [{ points: 1, shows: 'no date' }] : []),
    ...(linkedHeadings > 0 ? [{ points: 1, shows: `${linkedHeadings} linked headlines` }] : []),
  ]
}

const pageTypes = new Set(['CollectionPage', 'SearchResultsPage', 'ProfilePage', 'AboutPage', 'ContactPage', 'FAQPage'])

/** Half of what is read are linked headlines. */
export const isList = ({ linkedHeadings, paragraphs }: PageFacts): boolean =>
  linkedHeadings >= 4 && 2 * linkedHeadings >= paragraphs

/** The page's heading or its address names the kind. */
function namedSigns(
  kind: OtherKind,
  titles: readonly string[],
  path: string,
  { languages }: PageWords,
  points: number,
): readonly Sign[] {
  const words = languages.map(({ others }) => others[kind])
  const parts = titles.flatMap((title) => [title, ...title.split(/\s+[-–—|·»]\s+/)])
  const whole = words.flatMap(({ headings }) => headings)
  const heading =
    parts.find((part) => whole.some((pattern) => pattern.test(part))) ??
    titles
      .map((title) =>
        firstMatch(
          words.flatMap(({ sentences }) => sentences),
          title,
        ),
      )
      .find((match) => match !== null)
  const address = firstMatch(
    words.flatMap(({ addresses }) => addresses),
    path,
  )
  return [heading, address].flatMap((shows) => (shows === null || shows === undefined ? [] : [{ points, shows }]))
}
