import type { Force } from '@wirewatch/model'

/** Key of `Taxonomy.forces`: a country or first-level division, and one of its forces. */
export const forceKey = (place: string, force: Force): string => `${place} ${force}`
