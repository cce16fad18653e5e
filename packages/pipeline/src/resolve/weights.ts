/**
 * What each agreement between two reports is worth, in the unit of one exact same day. They were weighed on labelled reports: what true
 * pairs have in common and pairs of look-alikes (same district and days, other happening) have not is worth much; what both have is not.
 */
export const weights = {
  date: {
    sameDay: 1,
    /** Spans of days that overlap where one is not exact. */
    overlap: 0.8,
    /** Weeks and months that overlap say little. */
    wideOverlap: 0.2,
    /** The next attack may come on the next day. */
    nextDay: -0.2,
    /** The later of two days is the one on which it was told: "in the night", "said on Saturday" are often read as that day. */
    dayOfTelling: 0.4,
    /** The report of the later day says that it was not the first: "another", "the second in two days". */
    nextOfSeveral: -0.8,
    /** A span that was already widened for doubt and still misses the other day. */
    nextDayOfSpan: -0.8,
  },
  type: {
    same: 0.7,
    /** "Explosion" in one report, a suicide bombing with an explosion in the other. */
    component: 0.5,
    near: 0.5,
    kin: -0.2,
  },
  place: {
    /** By codebook precision 0–8: one site says more than one district. */
    same: [2, 2, 1.8, 1.6, 1, 0.4, 0.5, -0.6, 0],
    /** In a whole country much happens on a day; where nothing is known of the place, likeness must come from elsewhere. */
    onlyCountry: -0.4,
    unknown: -0.4,
    /** A city is too large a place to be much of a coincidence: with the day and the type alone it stays a question. */
    sameCity: 0.6,
    closeBy: 1.2,
    /** A quarter or a site of a town against the town. */
    partOfTown: 0.8,
    /** Within a walk of the place that the other is said to be near. */
    near: 0.5,
    /** Two names some way apart: rather two places. */
    wayApart: -0.6,
    inDistrict: 0.9,
    inProvince: 0.4,
    acrossDistricts: 0.8,
  },
  sides: {
    namedInitiators: 1.2,
    /** "Gunmen" in both reports. */
    genericInitiators: 0.3,
    namedTargets: 0.8,
    genericTargets: 0.5,
    differentTargets: -0.6,
  },
  figures: {
    zero: 0.1,
    equalOne: 0.5,
    /** Added for each doubling of an equal figure. */
    equalDoubling: 0.4,
    equalAtMost: 1.8,
    close: -0.1,
    rising: 0,
    /** Few happenings of a day kill many: added for each doubling of the lower of two tolls that do not lie far apart, from the fourth dead on. */
    manyDoubling: 0.3,
    manyAtMost: 0.7,
    apart: -0.5,
    farApart: -1.2,
    /** The wounded are counted late and loosely. */
    wounded: 0.5,
    sameGroup: 0.3,
    otherGroup: -0.9,
  },
  tags: { shared: 0.5, otherWeapon: -0.2, otherTarget: -0.2 },
  names: { one: 0.4, each: 0.7, atMost: 2, noneShared: -0.3 },
  /** An outlet tells one happening in one report, until it says that it adds to it. */
  sameOutletAtOnce: -0.8,
  /** A report that updates, corrects, claims or denies has one that it goes on from. */
  goesOn: 0.4,
} as const

/** From how much support on reports are taken for one incident. */
export interface Thresholds {
  /** A pair alone: a day, a type and a town, or less of these and something of its own, a target, a figure, a name. */
  readonly same: number
  /** Two groups, on the average of their pairs, so that one likeness does not draw together what is otherwise unlike. */
  readonly group: number
  /** An analyst is asked. */
  readonly unsure: number
}

export const thresholds: Thresholds = { same: 2.4, group: 1.8, unsure: 1.9 }
