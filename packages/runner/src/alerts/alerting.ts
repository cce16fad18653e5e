import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { AlertConfig } from '@wirewatch/model'
import { type CompiledRules, compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { type Messages, openMessages } from '@wirewatch/pipeline/notify/open-messages.js'
import { alertRulesFolder, loadAlertRules, type Taxonomy } from '@wirewatch/taxonomy'
import type { Config } from '../config.js'

/** The alert rules that a process weighs incidents against, and who is told, in which words. */
export interface Alerting {
  readonly config: AlertConfig
  readonly rules: CompiledRules
  readonly messages: Messages
  /** The same for the same files, on every machine. */
  readonly hash: string
  /** The folder that they were read from; null: it was no folder. */
  readonly folder: string | null
}

/** Loads the alert rules that the settings name, else the region's. Throws `TaxonomyError`, which lists all that is wrong with them. */
export function openAlerting(config: Pick<Config, 'alertRulesDir' | 'dataDir'>, taxonomy: Taxonomy): Alerting {
  return alertingFrom(alertRulesFolder(config.dataDir ?? undefined, config.alertRulesDir), taxonomy)
}

/** Throws `TaxonomyError`, which lists all that is wrong with the folder. */
export const alertingFrom = (folder: string, taxonomy: Taxonomy): Alerting => ({
  ...alertingWith(loadAlertRules(folder, taxonomy), taxonomy),
  folder,
})

export const alertingWith = (config: AlertConfig, taxonomy: Taxonomy): Alerting => ({
  config,
  rules: compileRules(config.rules, taxonomy),
  messages: openMessages(config.templates),
  hash: createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 16),
  folder: null,
})

/** The machine and the folder, for whoever looks for the files. */
export const originOf = (folder: string | null): string => `${hostname()}:${folder === null ? '–' : resolve(folder)}`
