/** At how many moments something breaks, over both backends; and the seed of which, and when. */
export const moments = Number(process.env.FAULT_MOMENTS ?? 40)
export const seed = Number(process.env.FAULT_SEED ?? 7)
/** Only kinds of faults with these words in their name. */
export const only = process.env.FAULT_ONLY ?? ''
