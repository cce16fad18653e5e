import type { FixedValues } from '@wirewatch/model'
import { type FoundIncident, fieldDecisionsOn, incidentValues, type Sql } from '@wirewatch/store'
import { assertStands, type Decided, decide, incidentNamed } from './decide.js'
import type { Desk } from './desk.js'
import { type Field, fieldNamed } from './fields.js'
import { Refusal } from './refusal.js'

/** Sets a field to what the analyst knows; it is locked with that. Throws a refusal that says what the field takes. */
export function setField(desk: Desk, publicId: string, name: string, text: string, why: string): Promise<Decided> {
  const field = fieldNamed(name)
  const fixed = field.read(text.trim(), desk.taxonomy)
  return fix(desk, 'set', publicId, name, why, () => Promise.resolve(fixed))
}

/** Fixes a field as it is: later reports no longer change it. Throws a refusal. */
export function lockField(desk: Desk, publicId: string, name: string, why: string): Promise<Decided> {
  return fix(desk, 'lock', publicId, name, why, (_sql, _incident, now) => Promise.resolve(now))
}

/** Leaves a field to the reports again. Throws a refusal where it is not locked. */
export function unlockField(desk: Desk, publicId: string, name: string, why: string): Promise<Decided> {
  return fix(desk, 'unlock', publicId, name, why, async (sql, incident) => {
    const decisions = await fieldDecisionsOn(sql, [incident.id])
    const last = decisions.findLast((decision) => decision.field === name)
    if (last === undefined || last.fixed === null) throw new Refusal(`${name} of ${incident.publicId} is not locked.`)
    return null
  })
}

function fix(
  desk: Desk,
  action: 'set' | 'lock' | 'unlock',
  publicId: string,
  name: string,
  why: string,
  valueFor: (sql: Sql, incident: FoundIncident, now: FixedValues) => Promise<FixedValues | null>,
): Promise<Decided> {
  const field: Field = fieldNamed(name)
  return desk.store.transaction(async (sql) => {
    const incident = await incidentNamed(sql, publicId)
    assertStands(incident)
    const before = field.of(await incidentValues(sql, incident.id))
    return decide(sql, desk, {
      action,
      field: name,
      value: await valueFor(sql, incident, before),
      before,
      why,
      about: [incident],
      codingStatus: 'adjudicated',
      bind: () => Promise.resolve(),
      conclude: () => Promise.resolve(),
    })
  })
}
