import { existsSync } from 'node:fs'
import { z } from 'zod'
import { didYouMean } from './closest-word.js'
import type { Finding } from './finding.js'
import type { LanguageFiles } from './language-files.js'
import { type Group, type Placed, readGroup } from './read-group.js'
import { type PartyEntry, partySchema, partyWordsSchema } from './schemas.js'

/** The language's parties with the words that the region adds to them, and the parties that only the region has. */
export function readParties(files: LanguageFiles, findings: Finding[]): Group<PartyEntry> {
  const language = files.own('parties.yaml')
  const own = readGroup(existsSync(language.path) ? [language] : [], partySchema, findings)
  const added = files.added('parties.yaml')
  if (added === null) return own
  const more = readGroup([added], z.union([partyWordsSchema, partySchema]), findings)
  const whole = more.entries.flatMap((entry) => ('name' in entry.value ? [{ ...entry, value: entry.value }] : []))
  const parties = new Map([...own.entries, ...whole].map((entry) => [entry.value.id, entry]))
  for (const entry of more.entries) {
    if ('name' in entry.value) continue
    const party = parties.get(entry.value.id)
    if (party === undefined) findings.push(noSuchParty(entry, parties.keys()))
    else parties.set(entry.value.id, withWords(party, entry.value.words))
  }
  return { entries: [...parties.values()], brokenIds: [...own.brokenIds, ...more.brokenIds] }
}

const withWords = (entry: Placed<PartyEntry>, words: readonly string[]): Placed<PartyEntry> => ({
  ...entry,
  value: { ...entry.value, words: [...entry.value.words, ...words] },
})

const noSuchParty = (entry: Placed<{ readonly id: string }>, known: Iterable<string>): Finding => ({
  file: entry.file,
  line: entry.line(['id']),
  kind: 'dangling-id',
  message: `the language has no party "${entry.value.id}" to add words to`,
  hint: didYouMean(entry.value.id, known) ?? 'a new party needs name, class and group as well',
})
