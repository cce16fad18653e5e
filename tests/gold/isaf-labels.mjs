// What the coders of the ISAF releases called it, and the event types of ours that say the same.
const typesOfLabel = {
  detention: ['strategic.arrest', 'battle.security_operation', 'battle.ambush_or_raid'],
  insurgentskilled: ['battle', 'explosive.air_strike', 'explosive.drone_strike', 'civilian.targeted_killing'],
  captureandkill: ['battle'],
  airstrike: ['explosive.air_strike', 'explosive.drone_strike'],
  civiliancasualty: ['battle', 'explosive', 'civilian'],
}

const lookedAt = (incidents) => incidents.find((incident) => incident.primary) ?? incidents[0]

/** Whether the main incident of a release is of a type its label allows; `unlabelled` where the label is none of ours. */
export function familyVerdict(label, incidents) {
  const allowed = label.event_type.flatMap((types) => types.split(';')).flatMap((type) => typesOfLabel[type] ?? [])
  if (allowed.length === 0) return 'unlabelled'
  const type = lookedAt(incidents)?.type ?? ''
  return allowed.some((wanted) => type === wanted || type.startsWith(`${wanted}.`)) ? 'right' : 'wrong'
}

/** Whether the main incident of a release is in the province its label names; `unlabelled` where it names none. */
export function provinceVerdict(label, incidents) {
  const wanted = label.province.map(foldedProvince).filter(Boolean)
  if (wanted.length === 0) return 'unlabelled'
  const found = foldedProvince(lookedAt(incidents)?.location?.admin1 ?? '')
  return found && wanted.some((name) => found.includes(name) || name.includes(found)) ? 'right' : 'wrong'
}

// Paktya, Paktiya and Paktia are one province.
function foldedProvince(name) {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/tiy?a$|tya$/, 'tia')
}
