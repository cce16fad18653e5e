import type { Mention } from '@wirewatch/model'

/** Mentions in the order of the text, none overlapping: of two that do, the one that stands first in the list is kept. */
export function apart(mentions: readonly Mention[]): readonly Mention[] {
  if (areApart(mentions)) return mentions
  const ranked = mentions
    .map((mention, rank) => ({ mention, rank }))
    .sort((a, b) => a.mention.start - b.mention.start || a.rank - b.rank)
  const kept: { mention: Mention; rank: number }[] = []
  for (const candidate of ranked) {
    let isBeaten = false
    for (let last = kept.at(-1); last !== undefined && last.mention.end > candidate.mention.start; last = kept.at(-1)) {
      if (last.rank < candidate.rank) {
        isBeaten = true
        break
      }
      kept.pop()
    }
    if (!isBeaten) kept.push(candidate)
  }
  return kept.map(({ mention }) => mention)
}

const areApart = (mentions: readonly Mention[]): boolean =>
  mentions.every((mention, at) => at === 0 || mentions[at - 1]!.end <= mention.start)
