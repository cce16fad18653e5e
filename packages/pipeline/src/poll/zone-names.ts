/** Minutes east of UTC. The names of RFC 822 and those that outlets of the world write; where two share one, the one of news feeds. */
const offsets: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  uct: 0,
  zulu: 0,
  ast: -240,
  adt: -180,
  at: -240,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  nst: -210,
  ndt: -150,
  brt: -180,
  art: -180,
  clt: -240,
  cot: -300,
  pet: -300,
  vet: -240,
  bst: 60,
  ist: 330,
  west: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  trt: 180,
  wat: 60,
  cat: 120,
  eat: 180,
  sast: 120,
  idt: 180,
  irst: 210,
  irdt: 270,
  gst: 240,
  aft: 270,
  pkt: 300,
  uzt: 300,
  npt: 345,
  bdt: 360,
  mmt: 390,
  ict: 420,
  wib: 420,
  myt: 480,
  sgt: 480,
  hkt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  a: -60,
  m: -720,
  n: 60,
  y: 720,
}

/**
 * Minutes east of UTC of a zone as written: an offset, a name, or both. Nothing written, or a name nobody knows,
 * is UTC; an offset that cannot be is null.
 */
export const offsetOfZone = (written: string): number | null => {
  const zone = written
    .trim()
    .replace(/^\(|\)$|^etc\/|^:(?=[+-]|00$)|^-(?=-)/gi, '')
    .replace(/^([+-]\d{2}:?\d{2})(?::00|z)$/i, '$1')
    .toLowerCase()
  if (zone === '') return 0
  const numeric = zone.match(/^(?:utc|gmt|z)? ?([+\-−–])(\S*)/)
  if (numeric !== null) return signedOffset(numeric[1] === '+' ? 1 : -1, numeric[2]!)
  const name = zone.match(/^[a-z]+/)?.[0]
  if (name === undefined) return /^0+$/.test(zone) ? 0 : null
  const embedded = zone.match(/(?:utc|gmt) ?([+-])(\d[\d:]*)/)
  if (embedded !== null) return signedOffset(embedded[1] === '+' ? 1 : -1, embedded[2]!)
  // A letter is a zone of its own, not the beginning of words such as "a las 11:20".
  return name.length === 1 && name !== zone ? 0 : (offsets[name] ?? 0)
}

/** The zone of a place, as IANA names it (`Asia/Karachi`), where that is what is written. */
export const regionOfZone = (name: string): string | null => {
  if (!name.includes('/') || !/^[A-Z][A-Za-z]+\/[A-Z][\w/+-]{1,40}$/.test(name)) return null
  if (listedRegions().has(name)) return name
  const known = regions.get(name.toLowerCase())
  if (known !== undefined) return known
  if (unknown.has(name)) return null
  return askedFor(name)
}

/** The platform lists one name of each, and knows the others when it is asked. Building the list takes a while. */
const listedRegions = (): Set<string> => (listed ??= new Set(Intl.supportedValuesOf('timeZone')))
let listed: Set<string> | null = null

/** Names that the platform knew when it was asked, in small letters: it knows a name in capitals and small letters of every mixture. */
const regions = new Map<string, string>()

/** Names that it did not know. A feed may make them up by the thousand: they are forgotten now and then, so that they cost no memory. */
const unknown = new Set<string>()
const mostUnknown = 1_000

/** Asking costs more than reading ten dates. */
function askedFor(name: string): string | null {
  const region = canonicalRegion(name)
  if (region !== null) regions.set(name.toLowerCase(), region)
  else {
    if (unknown.size >= mostUnknown) unknown.clear()
    unknown.add(name)
  }
  return region
}

const canonicalRegion = (name: string): string | null => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

const signedOffset = (sign: 1 | -1, digits: string): number | null => {
  const match = digits.match(/^0?(\d{1,2})(?::?(\d{2}))?$/)
  if (match === null) return null
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0)
  return minutes > 24 * 60 || Number(match[2] ?? 0) > 59 ? null : sign * minutes
}
