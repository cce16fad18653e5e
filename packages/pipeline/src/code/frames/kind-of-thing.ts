import type { Lexeme, Trigger } from '@wirewatch/taxonomy/language/lexeme.js'

/** What can be found, carried and seized; not stones, not an air strike. */
export const isArms = (lexeme: Lexeme): boolean =>
  lexeme.weapon !== null && lexeme.weapon.id !== 'stones' && !lexeme.weapon.says.includes('airstrike')

/** "the device" is a bomb that was named before. */
export const isArmsOrDevice = (lexeme: Lexeme): boolean => isArms(lexeme) || /^(?:devices?|caches?)$/.test(lexeme.text)

export const isShots = (lexeme: Lexeme): boolean =>
  /^(?:rounds?|volleys?)$/.test(lexeme.text) ||
  lexeme.nounTriggers.some(({ id }) => id === 'firing' || id === 'police-fire-on-crowd')

export const isGunfire = (lexeme: Lexeme): boolean =>
  lexeme.weapon?.id === 'firearm' || isShots(lexeme) || lexeme.nounTriggers.some(({ says }) => says.includes('shoot'))

/** "explosion", "blast": the noun of it. */
export const isBlast = (lexeme: Lexeme): boolean => lexeme.nounTriggers.some(({ says }) => says.includes('bomb'))

export const isGun = (lexeme: Lexeme): boolean => lexeme.weapon?.id === 'firearm'

/** What is planned in secret and can be foiled; of an attempt, what it is at says whether it is one. */
export const isPlot = (lexeme: Lexeme): boolean =>
  (lexeme.cues.planNoun && !lexeme.cues.attemptNoun) ||
  lexeme.weapon?.explosive === true ||
  lexeme.nounTriggers.some(isAttackOfFew)

export const isAircraft = (lexeme: Lexeme): boolean =>
  /^(?:aircraft|drone)$/.test(lexeme.weapon?.id ?? '') || /(?:plane|planes|aircraft|helicopters?)$/.test(lexeme.text)

/** A bus, a lorry, an airliner, a ship. */
export const isRidden = (lexeme: Lexeme): boolean =>
  /^(?:transport|vehicle|rail|gas-oil)$/.test(lexeme.target?.id ?? '') || isAircraft(lexeme)

export const isBuilding = (lexeme: Lexeme): boolean =>
  lexeme.target !== null && !/^(?:property|road|territory|hideout)$/.test(lexeme.target.group)

/** A building, a vehicle, a post: what is somebody's. */
export const isProperty = ({ target }: Lexeme): boolean => target !== null && !/^(?:road|territory)$/.test(target.group)

/** Where fighters or forces stay. */
export const isBase = (lexeme: Lexeme): boolean =>
  lexeme.target?.group === 'hideout' ||
  (/(?:^| )(?:bases?|camps?|outposts?|posts?|headquarters|checkpoints?)$/.test(lexeme.text) &&
    (lexeme.target === null || lexeme.target.group === 'installation') &&
    lexeme.nounTriggers.length === 0)

/** What can be held: a town, a district, a post. */
export const isHeld = (lexeme: Lexeme): boolean =>
  lexeme.target?.group === 'territory' ||
  lexeme.target?.group === 'installation' ||
  /(?:headquarters|centre|center)$/.test(lexeme.text)

export const isPrison = (lexeme: Lexeme): boolean =>
  /(?:^| )(?:prisons?|jails?|jail ?breaks?)$|^prison break/.test(lexeme.text)

export const isOffice = (lexeme: Lexeme): boolean => lexeme.party?.class === 'government'

export const isExplosive = (lexeme: Lexeme): boolean => lexeme.weapon?.explosive === true

/** "nine of its men", "two soldiers". */
export const isFighter = (lexeme: Lexeme): boolean => isForce(lexeme) || /^(?:men|members|comrades)$/.test(lexeme.text)

/** "marched back to base": what soldiers and fighters do on foot is no protest. */
export const isForce = ({ party }: Lexeme): boolean =>
  party !== null && (party.group === 'security' || party.group === 'militant') && party.class !== 'civilians'

export const isProtester = (lexeme: Lexeme): boolean => lexeme.party?.class === 'protesters'

/** What a few plan in secret: not a riot or a clash. */
const isAttackOfFew = ({ happening, says }: Trigger): boolean => happening !== 'crowd' && !says.includes('clash')

/** Troops and police. */
export const isStateForce = ({ party }: Lexeme): boolean => party?.class === 'state_force'
