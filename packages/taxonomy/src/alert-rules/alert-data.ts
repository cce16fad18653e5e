import type { Placed } from '../read-group.js'
import type { YamlDocument } from '../read-yaml.js'
import type { DeliveryEntry } from './delivery-schema.js'
import type { ExampleArticleEntry, ExampleIncidentEntry } from './example-schema.js'
import type { RuleEntry } from './rule-schema.js'

/** What a folder of alert rules says, entry by entry. */
export interface AlertData {
  readonly rules: readonly Placed<RuleEntry>[]
  readonly delivery: YamlDocument<DeliveryEntry> | null
  readonly incidents: readonly Placed<ExampleIncidentEntry>[]
  readonly articles: readonly Placed<ExampleArticleEntry>[]
  /** Names that receivers can give under `templates`. */
  readonly templateSets: readonly string[]
  /** Ids of rules that are there but wrong. */
  readonly brokenIds: readonly string[]
}
