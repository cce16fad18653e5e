import type {
  IncidentCondition,
  IncidentFacts,
  SourceCondition,
  TagCondition,
  TextCondition,
  TypeCondition,
} from '@wirewatch/model'
import type { Check } from './check.js'
import { isWithin, rangeInWords } from './check-figure.js'
import type { SeenIncident } from './see-incident.js'

/** What an incident mainly is; where the rule asks for it, also what happened besides. */
export function checkType(asked: TypeCondition): Check {
  return {
    name: 'type',
    holds: ({ typeIds, mainTypeIds }) =>
      (asked.under.length === 0 ||
        asked.under.some((id) => (asked.components ? typeIds.has(id) : mainTypeIds.includes(id)))) &&
      !asked.notUnder.some((id) => mainTypeIds.includes(id)),
    words: ({ facts }) =>
      `${typeInWords(facts)}; asked: ${[
        ...(asked.under.length === 0 ? [] : [asked.under.join(' or ')]),
        ...(asked.notUnder.length === 0 ? [] : [`not ${asked.notUnder.join(' or ')}`]),
      ].join(', ')}`,
  }
}

const typeInWords = ({ type, components }: IncidentFacts): string =>
  components.length === 0 ? type : `${type}, with ${components.join(', ')}`

export function checkStatus(asked: NonNullable<IncidentCondition['status']>): Check {
  return {
    name: 'status',
    holds: ({ facts }) => asked.includes(facts.status),
    words: ({ facts }) => `${facts.status}; asked: ${asked.join(' or ')}`,
  }
}

/** Recalled incidents are no news; rules that want them say so. */
export const checkIsNews: Check = {
  name: 'retrospective',
  holds: ({ facts }) => !facts.retrospective,
  words: ({ facts }) => (facts.retrospective ? 'only recalled, by texts about the past' : 'news of the day'),
}

export function checkSources(asked: SourceCondition): Check {
  return {
    name: 'sources',
    holds: ({ facts }) =>
      isWithin(asked, facts.sources.length) === true &&
      (asked.anyOf.length === 0 || asked.anyOf.some((id) => facts.sources.includes(id))),
    words: ({ facts }) =>
      `reported by ${facts.sources.join(', ') || 'nobody'}; asked: ${[
        ...(asked.atLeast === null && asked.atMost === null ? [] : [`${rangeInWords(asked)} outlets`]),
        ...(asked.anyOf.length === 0 ? [] : [asked.anyOf.join(' or ')]),
      ].join(', ')}`,
  }
}

/** An incident without tags may have been done with anything, to anything. */
export function checkTags(name: 'weapons' | 'targets', asked: TagCondition): Check {
  const tagsOf = ({ facts }: SeenIncident): readonly string[] =>
    name === 'weapons' ? facts.weapons : facts.targetKinds
  return {
    name,
    holds: (seen) => {
      const tags = tagsOf(seen)
      if (tags.length === 0) return null
      return (
        (asked.anyOf.length === 0 || asked.anyOf.some((tag) => tags.includes(tag))) &&
        !asked.noneOf.some((tag) => tags.includes(tag))
      )
    },
    words: (seen) =>
      `${tagsOf(seen).join(', ') || 'unknown'}; asked: ${[
        ...(asked.anyOf.length === 0 ? [] : [asked.anyOf.join(' or ')]),
        ...(asked.noneOf.length === 0 ? [] : [`not ${asked.noneOf.join(' or ')}`]),
      ].join(', ')}`,
  }
}

export function checkText({ matches, notMatches }: TextCondition): Check {
  return {
    name: 'text',
    holds: (seen) => {
      const found = seen.patterns()
      return (matches === null || found.has(matches)) && (notMatches === null || !found.has(notMatches))
    },
    words: ({ facts }) =>
      `“${facts.summary}”; asked: ${[
        ...(matches === null ? [] : [`matches ${matches}`]),
        ...(notMatches === null ? [] : [`does not match ${notMatches}`]),
      ].join(', ')}`,
  }
}
