import type { ToldIncident } from '@wirewatch/store/analyst/analyst-questions.js'

/** An incident as a report tells it. */
export const aToldIncident = (incident: Partial<ToldIncident> = {}): ToldIncident => ({
  publicId: 'CO-2026-000001',
  dateStart: '2026-03-04',
  family: 'explosive',
  typeLabel: 'Bomb or mine',
  country: 'CO',
  admin1: 'Cauca',
  admin2: 'Toribío',
  location: 'El Palo',
  locationId: 'CO-CAU.toribio.el-palo',
  lat: 2.95,
  lon: -76.27,
  initiators: 'Unknown gunmen',
  killedLow: 2,
  killedBest: 3,
  killedHigh: 4,
  killedClaimed: null,
  injuredBest: null,
  summary: 'Bomb or mine in El Palo',
  sources: 2,
  origins: 2,
  ...incident,
})
