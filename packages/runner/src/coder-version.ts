/** The rules by which events are coded; kept with every coded event. Raise it when the rules in code change what is coded. */
export const coderVersion = '0.1.0'
