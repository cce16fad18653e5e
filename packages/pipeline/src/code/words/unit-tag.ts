/** What a unit is in its sentence. */
export const Tag = {
  noun: 1,
  verb: 2,
  auxiliary: 3,
  modal: 4,
  infinitive: 5,
  preposition: 6,
  conjunction: 7,
  subordinator: 8,
  relative: 9,
  adverb: 10,
  negation: 11,
  mark: 12,
  time: 13,
} as const
