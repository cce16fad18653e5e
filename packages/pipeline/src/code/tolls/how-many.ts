import type { Frame } from '../frames/frame.js'
import { isAgedName } from '../phrases/aged-name.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { Figure } from '../words/read-figure.js'
import type { Units } from '../words/read-units.js'
import type { Count } from './count.js'

/** How many a noun phrase means: as its figure says, or as its noun implies. */
export function numberOf(units: Units, frame: Frame, item: NounPhrase, figure: Figure | null): HowMany {
  const head = units.lexeme[item.head] ?? null
  const isNumbered = figure === null && !item.plural && frame.trigger.measure === 'killed'
  const rank = isNumbered ? rankOf(units, item) : null
  if (rank !== null) return { min: 1, max: 1, qualifier: 'exact', implied: false, additional: false, rank }
  if (figure !== null) return { min: figure.min, max: figure.max, qualifier: figure.qualifier, implied: false }
  if (head?.text === 'another' || head?.text === 'one')
    return { min: 1, max: 1, qualifier: 'exact', implied: false, additional: head.text === 'another' }
  if ((item.plural && !isAgedName(units, item)) || (head?.cues.collective === true && head.text !== 'member'))
    return { min: 2, max: null, qualifier: 'vague', implied: true }
  return { min: 1, max: 1, qualifier: 'exact', implied: true }
}

/** "a group of five men", "its crew of six": the figure stands in what is attached. */
export function attachedFigure(units: Units, patient: Group, item: NounPhrase, index: number): Figure | null {
  const attached = patient.attached[0]
  if (index !== patient.items.length - 1 || attached?.figure == null || isParent(units, item)) return null
  return !item.plural || attached.figure.end >= attached.end ? attached.figure : null
}

type HowMany = Pick<Count, 'min' | 'max' | 'qualifier' | 'implied'> & Partial<Pick<Count, 'additional' | 'rank'>>

const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** "a third rebel was killed", "the third died later": the running number of the dead. */
function rankOf(units: Units, item: NounPhrase): number | null {
  if (!/^(?:a|the)$/.test(item.determiner?.text ?? '')) return null
  for (let at = item.start; at <= item.head; at++) {
    const place = ordinals.indexOf(units.word(at))
    if (place >= 0) return place + 2
  }
  return null
}

/** "a mother of three": one person, whose children are told of. */
const isParent = (units: Units, item: NounPhrase): boolean =>
  !item.plural &&
  units.lexeme[item.head]?.party?.class === 'civilians' &&
  units.lexeme[item.head]?.cues.collective !== true
