import type { AlertConfig, AlertRule, ExampleArticle, IncidentFacts, RuleTest } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { codeArticle } from '../code/code-article.js'
import type { FindEarlier } from '../ports.js'
import { composeIncident } from '../resolve/compose-incident.js'
import { incidentReportsOf } from '../resolve/incident-reports-of.js'
import { knownWorldOf } from '../resolve/known-world.js'
import { type CompiledRules, compileRules } from './compile-rules.js'
import { factsOfExample } from './facts-of-example.js'
import { factsOfValues } from './facts-of-values.js'
import { matchesToCount } from './matches-to-count.js'
import { explainRule } from './meets-rule.js'
import { isReached } from './weigh-count.js'

/** What came of a test that stands in a rule file. */
export interface RuleTestResult {
  readonly ruleId: string
  /** What the rule was tried on: ids of example incidents, or of an example article. */
  readonly tried: readonly string[]
  readonly expected: RuleTest['expect']
  readonly found: RuleTest['expect']
  /** Why it fires, or which condition fails. */
  readonly why: string
}

/** Runs the tests that stand in the rule files: examples are incidents by themselves, articles are read by the coder first. */
export async function testRules(config: AlertConfig, taxonomy: Taxonomy): Promise<readonly RuleTestResult[]> {
  const rules = compileRules(config.rules, taxonomy)
  const results: RuleTestResult[] = []
  for (const rule of config.rules) {
    for (const test of rule.tests) {
      const facts = factsFor(test, config, taxonomy)
      const { found, why } = await tryRule(rule, facts, rules)
      const tried = test.article === null ? test.incidents : [test.article]
      results.push({ ruleId: rule.id, tried, expected: test.expect, found, why })
    }
  }
  return results
}

type Trial = Pick<RuleTestResult, 'found' | 'why'>

async function tryRule(rule: AlertRule, facts: readonly IncidentFacts[], rules: CompiledRules): Promise<Trial> {
  if (facts.length === 0) return { found: 'silent', why: 'the coder finds no incident in it' }
  return rule.watch.kind === 'incident' ? tryOnIncidents(rule, facts, rules) : tryCount(rule, facts, rules)
}

/** It fires where it fires for one of them; the others are what was known before. */
async function tryOnIncidents(rule: AlertRule, facts: readonly IncidentFacts[], rules: CompiledRules): Promise<Trial> {
  const compiled = rules.byId.get(rule.id)
  if (compiled === undefined) return { found: 'silent', why: 'the rule is deprecated' }
  let why = ''
  for (const [index, one] of facts.entries()) {
    const seen = rules.see(one)
    const findings = await explainRule(compiled, seen, index, earlierAmong(facts, index))
    const failing = findings.find(({ truth, isLetThrough }) => truth !== true && !isLetThrough)
    const words = (failing === undefined ? findings : [failing]).map(({ name, words }) => `${name}: ${words}`)
    if (failing === undefined) return { found: 'fires', why: words.join(' · ') }
    why = words.join(' · ')
  }
  return { found: 'silent', why }
}

const earlierAmong =
  (facts: readonly IncidentFacts[], index: number): FindEarlier =>
  async ({ country, admin1, admin2, actorIds, from, to }) => {
    const isEarlier = (other: IncidentFacts): boolean =>
      other.place.country === country &&
      (admin1 === null || other.place.admin1 === admin1) &&
      (admin2 === null || other.place.admin2 === admin2) &&
      other.dateStart !== null &&
      other.dateStart >= from &&
      other.dateStart <= to &&
      (actorIds === null || other.actors.some(({ role, id }) => role === 'initiator' && actorIds.includes(id ?? '')))
    return facts.slice(0, index).some(isEarlier) ? 'some' : 'none'
  }

/** As if the last of them had just happened. */
function tryCount({ watch }: AlertRule, facts: readonly IncidentFacts[], rules: CompiledRules): Trial {
  if (watch.kind !== 'count' && watch.kind !== 'change')
    return { found: 'silent', why: 'silence cannot be tried on incidents' }
  const matches = facts
    .flatMap((one, index) => matchesToCount(rules.see(one), index, rules))
    .filter(({ ruleId }) => ruleId === watch.of)
  const latest = Math.max(...matches.map(({ moment }) => Date.parse(moment)))
  const windowMs = watch.kind === 'count' ? watch.withinMs : watch.windowMs
  const groups = new Map<string, string[]>()
  for (const { moment, keys, incidentId } of matches) {
    if (latest - Date.parse(moment) >= windowMs) continue
    for (const key of keys[watch.by] ?? [])
      groups.set(key, [...(groups.get(key) ?? []), facts[incidentId]?.publicId ?? ''])
  }
  const counts = [...groups].map(([key, incidents]) => `${incidents.length} in ${key}`)
  const isFiring = [...groups].some(([key, incidents]) => isReached(watch, { key, incidents, before: 0 }))
  return { found: isFiring ? 'fires' : 'silent', why: `${counts.join(', ') || 'none'}; asked: ${watch.atLeast}` }
}

function factsFor(test: RuleTest, { examples }: AlertConfig, taxonomy: Taxonomy): readonly IncidentFacts[] {
  const article = examples.articles.find(({ id }) => id === test.article)
  if (article !== undefined) return factsOfArticle(article, taxonomy)
  return test.incidents.flatMap((id) => {
    const example = examples.incidents.find((one) => one.id === id)
    return example === undefined ? [] : [factsOfExample(example, taxonomy)]
  })
}

/** Every incident that the coder finds in the article, as if this were its only report. */
function factsOfArticle(
  { id, title, text, publishedAt }: ExampleArticle,
  taxonomy: Taxonomy,
): readonly IncidentFacts[] {
  const article = {
    id,
    url: null,
    title,
    text,
    author: null,
    language: taxonomy.region.language,
    publishedAt,
    zone: null,
    sourceCountry: null,
  }
  const coded = codeArticle(article, taxonomy)
  const world = knownWorldOf(taxonomy)
  return incidentReportsOf(coded, id, publishedAt).map((report) =>
    factsOfValues(composeIncident([report], world), {
      publicId: report.id,
      mergedInto: null,
      sources: [],
      articleCount: 1,
      openedAt: publishedAt,
    }),
  )
}
