// What labelled reports and the clusters that they were given say of resolving: pairwise and B-cubed precision, recall and F1.

/**
 * Compares every pair of reports. Only reports with a cluster of their own, or with a wrongly opened one, take part: what the coder
 * found nothing in can be no pair's wrong half, but it is missed. A report that tells of several incidents may share several with another.
 */
export function comparePairs(reports) {
  const pairs = { joined: [], wronglyJoined: [], missed: [] }
  reports.forEach((a, i) => {
    for (const b of reports.slice(i + 1)) {
      const expected = shared(a.clusters, b.clusters)
      const found = shared(a.found, b.found)
      pairs.joined.push(...times(Math.min(expected, found), [a, b]))
      pairs.missed.push(...times(expected - found, [a, b]))
      if (!mayJoin(a, b)) pairs.wronglyJoined.push(...times(found - expected, [a, b]))
    }
  })
  return pairs
}

const shared = (some, others) => some.filter((one) => others.includes(one)).length

const times = (count, pair) => Array.from({ length: Math.max(0, count) }, () => pair)

/** A reaction or a roundup may be put to the incidents that it speaks of: neither right nor wrong. */
const mayJoin = (a, b) => mentions(a, b) || mentions(b, a)

const mentions = ({ mentions: spokenOf }, { clusters }) => spokenOf.includes('*') || shared(spokenOf, clusters) > 0

/** Precision, recall and F1 of the pairs; with `isCounted`, of those missed pairs for which it holds. */
export function scorePairs({ joined, wronglyJoined, missed }, isCounted = () => true) {
  const precision = share(joined.length, joined.length + wronglyJoined.length)
  const recall = share(joined.length, joined.length + missed.filter(isCounted).length)
  return { precision, recall, f1: harmonicMean(precision, recall) }
}

/**
 * B-cubed: for each labelled report, how pure and how complete the clusters are that it was put to. Where reports share several incidents,
 * each counts (Amigó and others, 2009).
 */
export function scoreBCubed(reports) {
  const labelled = reports.filter(({ clusters }) => clusters.length > 0)
  const shares = labelled.map((report) => {
    const others = labelled.map((other) => ({
      expected: shared(report.clusters, other.clusters),
      found: other === report ? Math.max(1, report.found.length) : shared(report.found, other.found),
    }))
    const right = ({ expected, found }) => Math.min(expected, found)
    return {
      precision: mean(others.filter(({ found }) => found > 0).map((other) => right(other) / other.found)),
      recall: mean(others.filter(({ expected }) => expected > 0).map((other) => right(other) / other.expected)),
    }
  })
  const precision = mean(shares.map((part) => part.precision))
  const recall = mean(shares.map((part) => part.recall))
  return { precision, recall, f1: harmonicMean(precision, recall) }
}

const share = (part, whole) => (whole === 0 ? 1 : part / whole)
const mean = (values) =>
  share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  )
const harmonicMean = (a, b) => (a + b === 0 ? 0 : (2 * a * b) / (a + b))

/** What is amiss with the coded incident that stands for a report, so that resolving cannot be blamed for it; null where it is usable. */
export function whyNotUsable({ coded, expected }) {
  if (coded === null) return 'nothing coded'
  if (expected === undefined) return 'no incident was expected'
  const { location } = coded
  if (location === null) return 'no place'
  if (location.country !== expected.country || location.admin1 !== expected.admin1)
    return `placed in ${location.admin1}`
  if (location.admin2 !== null && expected.admin2 !== null && location.admin2 !== expected.admin2)
    return `placed in ${location.admin2}`
  if (coded.date === null) return 'no date'
  if (!isNear(coded, expected.date)) return `dated ${coded.date}`
  return null
}

const dayMs = 86_400_000

/** One day off is what resolving has to live with. */
function isNear({ date, dateEnd }, day) {
  if (date.length < 10) return false
  const first = Date.parse(date) - dayMs
  const last = Date.parse(dateEnd ?? date) + dayMs
  return first <= Date.parse(day) && Date.parse(day) <= last
}
