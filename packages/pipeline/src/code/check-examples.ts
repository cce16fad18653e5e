import type { Article, CodedArticle, CodedEvent } from '@wirewatch/model'
import type { NamedExample } from '@wirewatch/taxonomy/language/language.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { codeArticle } from './code-article.js'

/** A rule whose own example sentence is not read as the rule says. */
export interface ExampleFailure {
  /** File and id of the rule. */
  readonly rule: string
  readonly text: string
  /** For example `killed: expected 4, coded null`. */
  readonly problem: string
}

/** Codes the example sentence of every rule of the language, whatever the region asks for; empty where all are read as their rules say. */
export function checkExamples(taxonomy: Taxonomy): readonly ExampleFailure[] {
  const plain = { ...taxonomy, region: { ...taxonomy.region, profile: { ordinaryCrime: false } } }
  return taxonomy.language.examples.flatMap((example) => {
    const problem = problemOf(example, plain)
    return problem === null ? [] : [{ rule: example.rule, text: example.example.text, problem }]
  })
}

function problemOf({ example }: NamedExample, taxonomy: Taxonomy): string | null {
  const coded = codeArticle(articleOf(example), taxonomy)
  const { gives } = example
  if (gives.relevant !== undefined && gives.relevant !== coded.relevant)
    return `relevant: expected ${gives.relevant}, coded ${coded.relevant} (${coded.role})`
  if (gives.role !== undefined && gives.role !== coded.role) return `role: expected ${gives.role}, coded ${coded.role}`
  if (gives.none === true)
    return coded.events.length === 0 ? null : `expected no incident, coded ${coded.events[0]!.type}`
  return valueProblem(gives, coded)
}

function valueProblem(gives: NamedExample['example']['gives'], coded: CodedArticle): string | null {
  const wanted = (['type', 'killed', 'injured', 'arrested', 'abducted', 'date'] as const).filter(
    (key) => gives[key] !== undefined,
  )
  if (wanted.length === 0) return null
  const event: CodedEvent | undefined = coded.events[0]
  if (event === undefined) return wanted.every((key) => gives[key] === null) ? null : `no incident (${coded.role})`
  for (const key of wanted) {
    if (event[key] !== gives[key]) return `${key}: expected ${gives[key]}, coded ${event[key]}`
  }
  return null
}

const articleOf = (example: NamedExample['example']): Article => ({
  id: 'example',
  url: null,
  title: example.title ?? null,
  text: example.text,
  author: null,
  language: 'en',
  publishedAt: example.publishedAt ?? null,
  zone: null,
  sourceCountry: null,
})
