import { didYouMean } from '../closest-word.js'
import type { Finding } from '../finding.js'
import type { Placed } from '../read-group.js'
import type { Taxonomy } from '../taxonomy.js'
import type { LinePath } from '../yaml-lines.js'
import type { AlertData } from './alert-data.js'
import type { RouteEntry } from './delivery-schema.js'
import type { AlternativeEntry, RuleEntry } from './rule-schema.js'

/** Ids that stand twice, and ids that name nothing: in the rules, in who is told of them, and in the examples of their tests. */
export function checkAlertIds(data: AlertData, taxonomy: Taxonomy): Finding[] {
  const known = knownTo(data, taxonomy)
  return [
    ...repeated('rule', data.rules),
    ...repeated('incident', data.incidents),
    ...repeated('article', data.articles),
    ...[
      ...data.rules.flatMap(namesOfRule),
      ...data.incidents.flatMap(namesOfExample),
      ...namesOfDelivery(data),
    ].flatMap((name) => dangling(name, known[name.what])),
    ...data.rules.flatMap((rule) => placesWithoutCentre(rule, taxonomy)),
    ...data.rules.flatMap((rule) => countsOfCounts(rule, data)),
    ...repeatedReceivers(data),
  ]
}

type What =
  | 'place'
  | 'actor'
  | 'type'
  | 'weapon'
  | 'target'
  | 'source'
  | 'rule'
  | 'incident'
  | 'article'
  | 'receiver'
  | 'digest'
  | 'sender'
  | 'templates'

/** An id where it is used, and what it should name. */
interface Name {
  readonly what: What
  readonly id: string
  readonly file: string
  readonly line: () => number
}

type Known = Readonly<Record<What, ReadonlySet<string>>>

function knownTo(data: AlertData, taxonomy: Taxonomy): Known {
  const types = [...taxonomy.language.eventTypes.keys()]
  const receivers = data.delivery?.value.receivers ?? []
  const namesOf = (some: typeof receivers): Set<string> => new Set(some.map(({ name }) => name))
  const ids = (entries: readonly Placed<{ readonly id: string }>[]): Set<string> =>
    new Set([...entries.map((entry) => entry.value.id), ...data.brokenIds])
  return {
    place: new Set(taxonomy.locations.keys()),
    actor: new Set(taxonomy.actors.keys()),
    type: new Set([...types, ...types.map((type) => type.split('.')[0] ?? type)]),
    weapon: taxonomy.language.weapons,
    target: taxonomy.language.targetKinds,
    source: new Set(taxonomy.sources.map((source) => source.id)),
    rule: ids(data.rules),
    incident: ids(data.incidents),
    article: ids(data.articles),
    receiver: namesOf(receivers),
    digest: namesOf(receivers.filter((receiver) => receiver.digest !== undefined)),
    sender: namesOf(receivers.filter((receiver) => receiver.digest === undefined)),
    templates: new Set(data.templateSets),
  }
}

const wordsFor: Readonly<Record<What, string>> = {
  place: 'location',
  actor: 'actor',
  type: 'event type or family',
  weapon: 'weapon',
  target: 'target',
  source: 'outlet',
  rule: 'rule',
  incident: 'example incident',
  article: 'example article',
  receiver: 'receiver',
  digest: 'digest among the receivers',
  sender: 'receiver (other than a digest)',
  templates: 'folder of templates',
}

function dangling({ what, id, file, line }: Name, known: ReadonlySet<string>): Finding[] {
  if (known.has(id)) return []
  const message = `there is no ${wordsFor[what]} "${id}"`
  return [{ file, line: line(), kind: 'dangling-id', message, hint: didYouMean(id, known) }]
}

function namesOfRule(entry: Placed<RuleEntry>): Name[] {
  const { when, count, change, silence, tests = [] } = entry.value
  const at = naming(entry)
  return [
    ...namesOfCondition(at, ['when'], when ?? {}),
    ...(when?.any_of ?? []).flatMap((one, index) => namesOfCondition(at, ['when', 'any_of', index], one)),
    ...at('rule', ['count', 'of'], count?.of),
    ...at('rule', ['change', 'of'], change?.of),
    ...at('source', ['silence', 'sources'], silence?.sources === 'all' ? undefined : silence?.sources),
    ...at('place', ['silence', 'places'], silence?.places),
    ...tests.flatMap((test, index) => [
      ...at('incident', ['tests', index, 'incident'], test.incident),
      ...at('incident', ['tests', index, 'incidents'], test.incidents),
      ...at('article', ['tests', index, 'article'], test.article),
    ]),
  ]
}

function namesOfCondition(at: ReturnType<typeof naming>, path: LinePath, condition: AlternativeEntry): Name[] {
  const centre = condition.place?.within_km?.of
  return [
    ...at('place', [...path, 'place', 'under'], condition.place?.under),
    ...at('place', [...path, 'place', 'not_under'], condition.place?.not_under),
    ...at('place', [...path, 'place', 'within_km', 'of'], typeof centre === 'string' ? centre : undefined),
    ...at('actor', [...path, 'actor', 'under'], condition.actor?.under),
    ...at('actor', [...path, 'actor', 'not_under'], condition.actor?.not_under),
    ...at('type', [...path, 'type', 'under'], condition.type?.under),
    ...at('type', [...path, 'type', 'not_under'], condition.type?.not_under),
    ...at('source', [...path, 'sources', 'any_of'], condition.sources?.any_of),
    ...at('weapon', [...path, 'weapons', 'any_of'], condition.weapons?.any_of),
    ...at('weapon', [...path, 'weapons', 'none_of'], condition.weapons?.none_of),
    ...at('target', [...path, 'targets', 'any_of'], condition.targets?.any_of),
    ...at('target', [...path, 'targets', 'none_of'], condition.targets?.none_of),
  ]
}

function namesOfExample(entry: AlertData['incidents'][number]): Name[] {
  const { type, components, place, weapons, target_kinds, sources } = entry.value
  const { initiators = [], targets = [], claimants = [] } = entry.value
  const at = naming(entry)
  const parties = { initiators, targets, claimants }
  return [
    ...at('type', ['type'], type),
    ...at('type', ['components'], components),
    ...at('place', ['place'], place),
    ...Object.entries(parties).flatMap(([role, some]) =>
      at(
        'actor',
        [role],
        some.map((party) => party.id),
      ),
    ),
    ...at('weapon', ['weapons'], weapons),
    ...at('target', ['target_kinds'], target_kinds),
    ...at('source', ['sources'], sources),
  ]
}

function namesOfDelivery({ delivery }: AlertData): Name[] {
  if (delivery === null) return []
  const { routes, receivers, inhibit = [], budgets } = delivery.value
  const at = naming({ file: delivery.file, line: (path = []) => delivery.lineOf(path) })
  return [
    ...namesOfRoute(at, ['routes'], routes),
    ...receivers.flatMap(({ digest, templates }, index) => [
      ...at('sender', ['receivers', index, 'digest', 'to'], digest?.to),
      ...at('templates', ['receivers', index, 'templates'], templates),
    ]),
    ...inhibit.flatMap(({ when, mute }, index) => [
      ...at('rule', ['inhibit', index, 'when'], when),
      ...at('rule', ['inhibit', index, 'mute'], mute),
    ]),
    ...at('digest', ['budgets', 'overflow'], budgets?.overflow),
  ]
}

function namesOfRoute(at: ReturnType<typeof naming>, path: LinePath, route: RouteEntry): Name[] {
  return [
    ...at('receiver', [...path, 'receiver'], route.receiver),
    ...at('rule', [...path, 'match', 'rule'], route.match?.rule),
    ...at('place', [...path, 'match', 'place'], route.match?.place),
    ...(route.routes ?? []).flatMap((branch, index) => namesOfRoute(at, [...path, 'routes', index], branch)),
  ]
}

/** Names the ids at a path of an entry: one, several or none. */
function naming({ file, line }: Pick<Placed<unknown>, 'file' | 'line'>) {
  return (what: What, path: LinePath, given: string | readonly string[] | undefined): Name[] =>
    [given ?? []].flat().map((id, index) => ({ what, id, file, line: () => line([...path, index]) }))
}

function repeated(
  what: 'rule' | 'incident' | 'article',
  entries: readonly Placed<{ readonly id: string }>[],
): Finding[] {
  const first = new Map<string, Placed<{ readonly id: string }>>()
  return entries.flatMap((entry) => {
    const before = first.get(entry.value.id)
    if (before === undefined) {
      first.set(entry.value.id, entry)
      return []
    }
    const message = `the ${wordsFor[what]} "${entry.value.id}" is there twice`
    const hint = `see ${before.file}:${before.line(['id'])}`
    return [{ file: entry.file, line: entry.line(['id']), kind: 'duplicate-id' as const, message, hint }]
  })
}

function repeatedReceivers({ delivery }: AlertData): Finding[] {
  const names = delivery?.value.receivers.map(({ name }) => name) ?? []
  return names.flatMap((name, index) => {
    if (delivery === null || names.indexOf(name) === index) return []
    const line = delivery.lineOf(['receivers', index, 'name'])
    return [
      {
        file: delivery.file,
        line,
        kind: 'duplicate-id' as const,
        message: `the receiver "${name}" is there twice`,
        hint: null,
      },
    ]
  })
}

function placesWithoutCentre(entry: Placed<RuleEntry>, taxonomy: Taxonomy): Finding[] {
  const asked = [
    { path: ['when'], condition: entry.value.when },
    ...(entry.value.when?.any_of ?? []).map((condition, index) => ({ path: ['when', 'any_of', index], condition })),
  ]
  return asked.flatMap(({ path, condition }) => {
    const of = condition?.place?.within_km?.of
    const place = typeof of === 'string' ? taxonomy.locations.get(of) : undefined
    if (place === undefined || place.lat !== null) return []
    const line = entry.line([...path, 'place', 'within_km', 'of'])
    const message = `"${place.id}" has no coordinates in the gazetteer`
    return [{ file: entry.file, line, kind: 'wrong-value' as const, message, hint: 'write { lat, lon }' }]
  })
}

/** What is counted are incidents, so what counts must name a rule with `when`. */
function countsOfCounts(entry: Placed<RuleEntry>, data: AlertData): Finding[] {
  return (['count', 'change'] as const).flatMap((name) => {
    const of = entry.value[name]?.of
    const counted = data.rules.find(({ value }) => value.id === of)
    if (counted === undefined || counted.value.when !== undefined) return []
    const message = `"${of}" does not match single incidents, so it cannot be counted`
    return [
      {
        file: entry.file,
        line: entry.line([name, 'of']),
        kind: 'wrong-value' as const,
        message,
        hint: 'name a rule with when',
      },
    ]
  })
}
