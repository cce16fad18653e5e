import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** "the entrance of the offices of the teachers union": a part of a building is nobody, whoever owns it. */
export const isPartOfBuilding = (units: Units, { head, figure }: NounPhrase, [owner]: readonly NounPhrase[]): boolean =>
  owner !== undefined &&
  figure === null &&
  ((units.pos[head] ?? 0) & Pos.verb) === 0 &&
  units.lexeme[head]?.party == null &&
  units.lexeme[head]?.number == null &&
  units.mention[head] === null &&
  /^(?:official|public|installation|infrastructure)$/.test(units.lexeme[owner.head]?.target?.group ?? '')
