import type { SimilarText } from '@wirewatch/model'
import { similarityTo } from './fingerprint.js'

/** The earlier article whose text another repeats. */
export interface Repeat {
  readonly articleId: string
  /** The share of shingles in common, 0 to 1. */
  readonly similarity: number
  /** Numbers that only one of the two texts holds: a copy of an agency's text with a newer toll, say. */
  readonly changedFigures: readonly string[]
}

/** Of the texts that share a band the likest one, where it is like enough to be the same text again. */
export function findRepeat(text: string, candidates: readonly SimilarText[]): Repeat | null {
  if (candidates.length === 0) return null
  const similarity = similarityTo(text)
  let best: Repeat | null = null
  for (const candidate of candidates) {
    const found = similarity(candidate.text)
    if (found < leastSimilarity || found <= (best?.similarity ?? 0)) continue
    best = { articleId: candidate.articleId, similarity: found, changedFigures: changedFigures(text, candidate.text) }
  }
  return best
}

/** Half of the shingles in common: a tenth of the words replaced leaves 57 %. Reports written apart share a few per cent. */
export const leastSimilarity = 0.5

function changedFigures(one: string, other: string): readonly string[] {
  const ours = figuresIn(one)
  const theirs = figuresIn(other)
  return [...[...ours].filter((figure) => !theirs.has(figure)), ...[...theirs].filter((figure) => !ours.has(figure))]
}

const figuresIn = (text: string): ReadonlySet<string> => new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? [])

/** The texts of one batch: copies that arrive together are not in the store yet when they are looked for. */
export interface TextsOfBatch {
  readonly add: (articleId: string, text: string, bands: readonly number[]) => void
  /** Texts added before that share a band. */
  readonly sharing: (bands: readonly number[], exceptArticleId: string) => readonly SimilarText[]
}

export function textsOfBatch(): TextsOfBatch {
  const byBand = new Map<number, SimilarText[]>()
  return {
    add: (articleId, text, bands) => {
      const known = { articleId, text }
      for (const band of bands) {
        const sharing = byBand.get(band)
        if (sharing === undefined) byBand.set(band, [known])
        else sharing.push(known)
      }
    },
    sharing: (bands, exceptArticleId) => {
      const found = new Set(bands.flatMap((band) => byBand.get(band) ?? []))
      return [...found].filter((known) => known.articleId !== exceptArticleId)
    },
  }
}
