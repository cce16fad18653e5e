import { isElement, type PageElement } from './markup.js'

/** How much an element holds, in characters without white space; a sign of Chinese, Japanese or Korean counts twice. */
export interface TextWeight {
  readonly text: number
  /** Characters inside links. */
  readonly links: number
  /** Of links with words: a picture may lead to where the headline below it does. */
  readonly linkCount: number
  /** Characters of running text: words outside of links, in blocks of at least a short sentence. */
  readonly prose: number
  readonly pictures: number
}

/** Weighs every element of a tree in one walk. */
export function weighText(root: PageElement): ReadonlyMap<PageElement, TextWeight> {
  const weights = new Map<PageElement, TextWeight>()
  weigh(root, false, weights)
  return weights
}

export const inlineTags = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em i ins kbd label mark meta q ruby rt rp s samp small span ' +
    'strike strong sub sup time tt u var'
  ).split(' '),
)

/** A block with less words outside of links than this is a label, a date or a link, not running text. */
const leastProse = 40

interface Weighed extends TextWeight {
  /** Words outside of links that belong to the run of text of the nearest block. */
  readonly run: number
}

function weigh(parent: PageElement, inLink: boolean, weights: Map<PageElement, TextWeight>): Weighed {
  const isLink = inLink || (parent.tag === 'a' && parent.attributes.href !== undefined)
  let text = 0
  let links = 0
  let linkCount = 0
  let prose = 0
  let run = 0
  let pictures = parent.pictures
  for (const child of parent.children) {
    if (!isElement(child)) {
      const length = visibleLength(child)
      text += length
      if (isLink) links += length
      else run += length
      continue
    }
    const inner = weigh(child, isLink, weights)
    text += inner.text
    links += inner.links
    linkCount += inner.linkCount
    prose += inner.prose
    pictures += inner.pictures
    run += inner.run
  }
  if (isLink && !inLink && text > 0) linkCount = 1
  if (!inlineTags.has(parent.tag)) {
    if (run >= leastProse) prose += run
    run = 0
  }
  weights.set(parent, { text, links, linkCount, prose, pictures })
  return { text, links, linkCount, prose, pictures, run }
}

function visibleLength(text: string): number {
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 32 && code !== 160) length += code >= firstOfSigns && code <= lastOfSigns ? lettersOfSign : 1
  }
  return length
}

/** Chinese, Japanese and Korean signs say as much as some letters. */
const lettersOfSign = 2
const firstOfSigns = 0x2e80
const lastOfSigns = 0xd7a3
