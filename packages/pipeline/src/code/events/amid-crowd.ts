import type { Reading } from '../readings/read-sentences.js'

/** "Police opened fire as a mob attacked shops", "… and a curfew was imposed": a crowd, or what is done about one, is told of beside it. */
export function isAmidCrowd({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    // "…; a protest followed": a crowd that came together afterwards.
    if (units.word(at) === ';') return false
    if (lexeme === null || /^follow(?:s|ed)$/.test(units.word(at + 1))) continue
    if (lexeme.cues.crowd || lexeme.party?.class === 'rioters' || lexeme.party?.class === 'protesters') return true
    if (
      [...lexeme.nounTriggers, ...lexeme.verbTriggers].some(({ says }) => says.some((signal) => ofCrowds.has(signal)))
    )
      return true
  }
  return false
}

const ofCrowds: ReadonlySet<string> = new Set(['protest', 'riot', 'strike-action', 'crowd-control', 'fire-on-crowd'])
