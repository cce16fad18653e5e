import type { AlertConfig } from '@wirewatch/model'
import { type CompiledRules, compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { type Messages, openMessages } from '@wirewatch/pipeline/notify/open-messages.js'
import { alertRulesFolder, loadAlertRules, type Taxonomy } from '@wirewatch/taxonomy'
import type { Config } from '../config.js'

/** The alert rules that a process weighs incidents against, and who is told. */
export interface Alerting {
  readonly config: AlertConfig
  readonly rules: CompiledRules
  readonly messages: Messages
}

/** Loads the alert rules that the settings name, else the region's. Throws `TaxonomyError`, which lists all that is wrong with them. */
export function openAlerting(config: Pick<Config, 'alertRulesDir' | 'dataDir'>, taxonomy: Taxonomy): Alerting {
  const folder = alertRulesFolder(config.dataDir ?? undefined, config.alertRulesDir)
  return alertingWith(loadAlertRules(folder, taxonomy), taxonomy)
}

export const alertingWith = (config: AlertConfig, taxonomy: Taxonomy): Alerting => ({
  config,
  rules: compileRules(config.rules, taxonomy),
  messages: openMessages(config.templates),
})
