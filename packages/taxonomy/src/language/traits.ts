import type { Lexeme } from './lexeme.js'

/** What a word may have to do with, as bits: most words of a text are dismissed at a glance by most rules. */
export const Trait = {
  /** Tells of an incident, or who claims one. */
  tells: 1,
  /** Says what a text is about: conflict, crowds, and what is none of ours. */
  context: 2,
  number: 4,
  time: 8,
  /** Tells the past, or what adds up. */
  background: 16,
  /** Sets one incident apart from another. */
  apart: 32,
  border: 64,
  /** A verb of saying or claiming, "according to". */
  says: 128,
  /** Says who did it: a claim, an accusation, whose men they were, or that nobody owns up. */
  claims: 256,
  weapon: 512,
  target: 1024,
} as const

/** The bits of a word or a cue. */
export function traitsOf(lexeme: Lexeme): number {
  const { cues, verbClasses } = lexeme
  let traits = 0
  if (tells(lexeme)) traits |= Trait.tells
  if (saysContext(lexeme)) traits |= Trait.context
  if (lexeme.number !== null) traits |= Trait.number
  if (lexeme.time !== null) traits |= Trait.time
  if (cues.superseded || cues.statistic || cues.soFar || lexeme.roleCues.length > 0 || begins(lexeme, ['since']))
    traits |= Trait.background
  if (cues.separate || cues.additional || cues.scattered || begins(lexeme, apart)) traits |= Trait.apart
  if (cues.border) traits |= Trait.border
  if (verbClasses.say || verbClasses.claim || cues.reportedBy) traits |= Trait.says
  if (saysWhoDidIt(lexeme)) traits |= Trait.claims
  if (lexeme.weapon !== null) traits |= Trait.weapon
  if (lexeme.target !== null) traits |= Trait.target
  return traits
}

function tells(lexeme: Lexeme): boolean {
  const { nounTriggers, verbTriggers, adjectiveTriggers, particleTriggers } = lexeme
  const isTrigger = [nounTriggers, verbTriggers, adjectiveTriggers, particleTriggers].some((list) => list.length > 0)
  return isTrigger || saysWhoDidIt(lexeme) || saysWhoItWas(lexeme)
}

/** "was charged", "gave himself up", "the victim was identified as", "set the hostages free". */
const saysWhoItWas = ({ cues, verbClasses, text }: Lexeme): boolean =>
  cues.charge ||
  cues.victim ||
  verbClasses.accuse ||
  verbClasses.surrender ||
  verbClasses.release ||
  (verbClasses.identify && /^(?:identif|nam)/.test(text))

const saysWhoDidIt = ({ cues, verbClasses }: Lexeme): boolean =>
  cues.claimedBy ||
  cues.noneClaimed ||
  cues.ownUp ||
  cues.doerBefore ||
  cues.doerAfter ||
  cues.membership ||
  verbClasses.claim ||
  verbClasses.blame

const saysContext = ({ cues, party, nounTriggers, stops }: Lexeme): boolean =>
  cues.armedContext ||
  cues.publicOrder ||
  party?.force === 'police' ||
  stops.length > 0 ||
  party?.group === 'militant' ||
  party?.class === 'protesters' ||
  party?.class === 'rioters' ||
  nounTriggers.some((trigger) => trigger.id === 'protest' || trigger.id === 'riot')

const apart = ['separate', 'different', 'unrelated', 'in separate', 'in different', 'in various']

const begins = (lexeme: Lexeme, words: readonly string[]): boolean =>
  words.some((word) => lexeme.text === word || lexeme.text.startsWith(`${word} `))
