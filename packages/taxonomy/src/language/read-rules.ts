import { z } from 'zod'
import { didYouMean } from '../closest-word.js'
import type { Finding } from '../finding.js'
import type { LanguageFiles } from '../language-files.js'
import { readYamlList, type YamlEntry } from '../read-yaml.js'

/**
 * The entries of one rule file, and those that the region adds. An added entry that holds an id of the language and
 * lists of words, and nothing else, adds them to that rule: `{ id: crowd-control, nouns: [lathi charge] }`.
 */
export function readRules<Schema extends z.ZodObject>(
  files: LanguageFiles,
  file: string,
  schema: Schema,
  findings: Finding[],
): z.output<Schema>[] {
  const own = (readYamlList(files.own(file), schema, findings)?.entries ?? []).map((entry) => entry.value)
  const added = files.added(file)
  if (added === null) return own
  const list = readYamlList(added, z.union([moreWords, schema]), findings)
  return [...own, ...(list?.entries ?? []).flatMap((entry) => wholeRule(entry, own, findings))]
}

const words = z.array(z.string().min(1)).optional()
const moreWords = z.strictObject({ id: z.string(), words, verbs: words, nouns: words, adjectives: words })
type MoreWords = z.output<typeof moreWords>

/** The rule that is meant, with the region's words in the place of its own: words of one rule may stand in several entries. */
function wholeRule<Rule>(entry: YamlEntry<MoreWords | Rule>, own: readonly Rule[], findings: Finding[]): Rule[] {
  const { value } = entry
  if (!isMoreWords(value)) return [value]
  const meant = own.find((rule) => idOf(rule) === value.id)
  if (meant !== undefined) {
    const { words = [], verbs = [], nouns = [], adjectives = [] } = value
    return [{ ...meant, words, verbs, nouns, adjectives, particles: undefined, example: undefined }]
  }
  findings.push({
    file: entry.file,
    line: entry.line(['id']),
    kind: 'dangling-id',
    message: `the language has no rule "${value.id}" to add words to`,
    hint: didYouMean(
      value.id,
      own.flatMap((rule) => idOf(rule) ?? []),
    ),
  })
  return []
}

const isMoreWords = (value: unknown): value is MoreWords => moreWords.safeParse(value).success

const idOf = (rule: unknown): string | null =>
  typeof rule === 'object' && rule !== null && 'id' in rule && typeof rule.id === 'string' ? rule.id : null
