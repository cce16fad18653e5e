import type { CasualtyGroup, CasualtyMeasure } from '@wirewatch/model'
import type { Frame } from '../frames/frame.js'
import type { Figure } from '../words/read-figure.js'

/** How many of one group an observation says were killed, hurt, taken … */
export interface Count {
  readonly measure: CasualtyMeasure
  readonly group: Exclude<CasualtyGroup, 'total'>
  readonly min: number
  readonly max: number | null
  readonly qualifier: Figure['qualifier']
  /** UTF-16 positions of the words. */
  readonly start: number
  readonly end: number
  /** "another three": on top of what was said before. */
  readonly additional: boolean
  /** "His driver also died": one more where he alone was told of; else he may be counted already. */
  readonly ofHis: boolean
  /** "The rebels also murdered the judge": on top of whoever was killed before. */
  readonly besides: boolean
  /** A total that replaces earlier ones: "the death toll rose to 9". */
  readonly replaces: boolean
  /** The patient was named or described singly, not counted. */
  readonly implied: boolean
  /** "the worker": may be somebody who was counted already. */
  readonly definite: boolean
  /** "shot at": hurt as far as is said, unless said to be dead; "three others were shot" are not those who died. "unhurt": nobody, unless others were. */
  readonly soft: boolean
  /** "He died in hospital": one of those who were told of as hurt. */
  readonly ofTheHurt: boolean
  /** "the third succumbed", "a third rebel was killed": the running number; null where none is said. */
  readonly rank: number | null
  /** Who some of those were that are counted already: "seven people, four of them policemen". */
  readonly part: boolean
  /** Unit of the trigger. */
  readonly at: number
}

const softTriggers = new Set(['shoot', 'beat', 'struck-by-bullet', 'unhurt', 'hit-nobody'])

/** A count of what the frame measures. */
export const countOf = (frame: Frame, said: Said): Count => ({
  measure: frame.trigger.measure!,
  group: said.group ?? 'unknown',
  min: said.min,
  max: said.max,
  qualifier: said.qualifier ?? 'exact',
  start: said.start,
  end: said.end,
  additional: said.additional ?? false,
  ofHis: said.ofHis ?? false,
  besides: said.besides ?? false,
  replaces: said.replaces ?? false,
  implied: said.implied ?? false,
  definite: said.definite ?? false,
  ofTheHurt: said.ofTheHurt ?? false,
  rank: said.rank ?? null,
  soft: said.soft ?? softTriggers.has(frame.trigger.id),
  part: said.part ?? false,
  at: frame.at,
})

/** What a count says beside its frame; what is left out is not so. */
type Said = Pick<Count, 'min' | 'max' | 'start' | 'end'> & {
  readonly [field in keyof Count]?: Count[field] | undefined
}
