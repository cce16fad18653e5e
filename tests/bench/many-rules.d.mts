import type { AlertConfig, IncidentFacts } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'

export function manyRules(taxonomy: Taxonomy, count: number): AlertConfig
export function manyIncidents(taxonomy: Taxonomy, count: number): IncidentFacts[]
