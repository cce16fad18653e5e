/** How far from a verb its subject and its objects are looked for, in phrases. */
export const clauseReach = 24
