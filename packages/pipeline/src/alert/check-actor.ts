import type { ActorClass, ActorCondition } from '@wirewatch/model'
import type { Check, Names } from './check.js'
import type { SeenActor, SeenIncident } from './see-incident.js'
import { all, any, not, type Truth } from './truth.js'

/** Somebody under one of the ids, in one of the roles, said to be so in one of the ways. "Gunmen" may be anybody's: that is unknown. */
export function checkActor(asked: ActorCondition, classOf: (id: string) => ActorClass | null, names: Names): Check {
  return {
    name: 'actor',
    holds: (seen) => {
      const actors = seen.actors.filter((actor) => isInRole(actor, asked) && isSaidSo(actor, asked))
      return all([
        asked.under.length === 0 ? presence(actors) : someUnder(asked.under, actors, classOf),
        asked.notUnder.length === 0 || not(someUnder(asked.notUnder, actors, classOf)),
      ])
    },
    words: (seen) => `${actorsInWords(seen, asked)}; asked: ${askedInWords(asked, names)}`,
  }
}

/** Whom others accuse is blamed, also where the incident holds them for its initiator. */
function isInRole({ role, attribution }: SeenActor, asked: ActorCondition): boolean {
  if (asked.role.length === 0 || asked.role.includes(role)) return true
  const isAccused = attribution === 'state_alleged' || attribution === 'media_alleged'
  return role === 'initiator' && isAccused && asked.role.includes('blamed')
}

/** What an actor denies is not held against it, unless the rule asks for denials. */
function isSaidSo({ attribution }: SeenActor, asked: ActorCondition): boolean {
  if (asked.attribution.length === 0) return attribution !== 'denied'
  return attribution !== null && asked.attribution.includes(attribution)
}

const presence = (actors: readonly SeenActor[]): Truth => (actors.length > 0 ? true : null)

function someUnder(
  ids: readonly string[],
  actors: readonly SeenActor[],
  classOf: (id: string) => ActorClass | null,
): Truth {
  if (actors.length === 0) return null
  return any(
    actors.map((actor) => {
      if (ids.some((id) => actor.over.has(id))) return true
      return ids.some((id) => actor.mayMean(id) || couldBe(actor, classOf(id))) ? null : false
    }),
  )
}

const armed: ReadonlySet<ActorClass> = new Set([
  'rebel',
  'political_militia',
  'identity_militia',
  'criminal',
  'external',
])

/** Words without a name, such as "gunmen", may stand for any armed group; "protesters" for any body of protesters. */
function couldBe(actor: SeenActor, asked: ActorClass | null): boolean {
  if (!actor.isGeneric) return false
  if (actor.class === null || asked === null || actor.class === asked) return true
  return armed.has(actor.class) && armed.has(asked)
}

function actorsInWords({ actors }: SeenIncident, asked: ActorCondition): string {
  const inRole = actors.filter((actor) => isInRole(actor, asked))
  if (inRole.length === 0) return asked.role.length === 0 ? 'nobody is named' : `no ${asked.role.join(' or ')} is named`
  return inRole
    .map(({ name, role, attribution }) => `${name} (${role}${attribution === null ? '' : `, ${attribution}`})`)
    .join(', ')
}

function askedInWords(asked: ActorCondition, names: Names): string {
  const listOf = (ids: readonly string[]): string => ids.map(names.ofActor).join(' or ')
  const role = asked.role.length === 0 ? '' : ` as ${asked.role.join(' or ')}`
  const said = asked.attribution.length === 0 ? '' : ` (${asked.attribution.join(' or ')})`
  const who = asked.under.length === 0 ? 'anybody' : listOf(asked.under)
  const except = asked.notUnder.length === 0 ? '' : `, not ${listOf(asked.notUnder)}`
  return `${who}${role}${said}${except}`
}
