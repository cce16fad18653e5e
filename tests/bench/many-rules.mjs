import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAlertRules } from '@wirewatch/taxonomy'

/** The same numbers at every run: a small linear congruential generator. */
function dice(seed) {
  let state = seed
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return Math.floor((state / 4294967296) * sides)
  }
}

/** Rules as desks write them, over the places, actors and types of a taxonomy, in the language of the rule files. */
export function manyRules(taxonomy, count) {
  const roll = dice(7)
  const pick = (list) => list[roll(list.length)]
  const places = idsOf(taxonomy.locations, ({ kind }) => kind === 'admin1' || kind === 'admin2' || kind === 'town')
  const actors = idsOf(taxonomy.actors, ({ generic }) => !generic)
  const types = [...taxonomy.language.eventTypes.keys()]
  const words = ['school', 'convoy', 'railway', 'market', 'checkpost', 'polio', 'mosque', 'pipeline']
  const kinds = [
    () => `place: { under: [${pick(places)}, ${pick(places)}], precision_at_most: 5 }`,
    () => `actor: { under: [${pick(actors)}, ${pick(actors)}], role: [initiator, claimant, blamed] }`,
    () => `place: { under: [${pick(places)}] }\n    killed: { at_least: ${1 + roll(10)}, figure: best_or_claimed }`,
    () => `type: { under: [${pick(types)}] }\n    place: { under: [${pick(places)}] }`,
    () => `type: { under: [${pick(types)}] }\n    origins: { at_least: 2 }`,
    () => `killed: { at_least: ${5 + roll(20)} }`,
    () => `place: { within_km: { of: ${pick(places)}, km: ${20 + roll(60)} } }`,
    () => `text: { matches: '(?i)\\b${pick(words)}s?\\b' }\n    injured: { at_least: ${roll(5)} }`,
  ]
  const rules = Array.from({ length: count }, (_, index) => {
    const unknown = index % 10 === 0 ? '\n  unknown_matches: { place: true, actor: true }' : ''
    const when = kinds[index % kinds.length]()
    return `- id: rule-${index}\n  title: Rule ${index}\n  status: stable\n  level: high\n  when:\n    ${when}${unknown}`
  })
  return loaded(rules.join('\n'), taxonomy)
}

/** Incidents all over the region, with sides and tolls as reports give them. */
export function manyIncidents(taxonomy, count) {
  const roll = dice(11)
  const pick = (list) => list[roll(list.length)]
  const places = [...taxonomy.locations.values()].filter(({ lat, country }) => lat !== null && country !== null)
  const actors = [...taxonomy.actors.values()]
  const types = [...taxonomy.language.eventTypes.keys()]
  return Array.from({ length: count }, (_, index) => {
    const place = pick(places)
    const killed = roll(3) === 0 ? null : roll(12)
    const actor = (role) => ({ role, id: pick(actors).id, name: 'somebody', attribution: null })
    const toll = { low: killed, best: killed, high: killed, basis: killed === null ? null : 'reports' }
    return {
      publicId: `XX-2026-${index}`,
      status: 'candidate',
      mergedInto: null,
      type: pick(types),
      components: [],
      dateStart: '2026-03-03',
      dateEnd: '2026-03-03',
      datePrecision: 1,
      place: {
        id: place.id,
        name: place.name,
        country: place.country,
        admin1: null,
        admin2: null,
        lat: place.lat,
        lon: place.lon,
        precision: place.precision,
      },
      actors: [actor('initiator'), actor('target'), ...(roll(4) === 0 ? [actor('claimant')] : [])],
      killed: toll,
      injured: toll,
      arrested: null,
      abducted: null,
      killedBy: { civilian: null, security: null, militant: null },
      weapons: ['ied'],
      targetKinds: ['school'],
      summary: `Bomb or mine in ${place.name}, 2026-03-03; somebody against somebody else at a school; ${killed ?? 'nobody'} killed`,
      sources: ['one-paper', 'another-paper'],
      articleCount: 2,
      originCount: 1 + roll(3),
      retrospective: false,
      openedAt: '2026-03-03T10:00:00.000Z',
    }
  })
}

const idsOf = (map, isMeant) => [...map.values()].filter(isMeant).map(({ id }) => id)

function loaded(rules, taxonomy) {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-many-rules-'))
  try {
    mkdirSync(join(folder, 'examples'))
    writeFileSync(join(folder, 'rules.yaml'), rules)
    writeFileSync(
      join(folder, 'delivery.yaml'),
      'routes: { receiver: desk }\nreceivers: [{ name: desk, stdout: {} }]\n',
    )
    return loadAlertRules(folder, taxonomy)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
