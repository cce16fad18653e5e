/**
 * The one address of an article under which all its twins fall: without tracking parameters and fragment, not the AMP,
 * print or mobile version, without index page or final slash. Null where it is no web address, or one longer than any browser's.
 */
export const canonicalUrl = (address: string, base: string | null = null): string | null => {
  const url = parse(unwrapped(address.trim()), base)
  if (url === null) return null
  if (isPublicName(url)) url.protocol = 'https:'
  url.username = ''
  url.password = ''
  if (/^(?:80|443)$/.test(url.port)) url.port = ''
  url.hostname = hostOf(url.hostname)
  url.pathname = pathOf(url.pathname)
  url.hash = /^#!/.test(url.hash) ? url.hash : ''
  url.search = queryOf(url.searchParams)
  return url.href.length > longestAddress ? null : url.href.replace(/\?$/, '')
}

/** Characters. Articles are known by their addresses, and no index of Postgres holds a key of more than 2,700 bytes. */
const longestAddress = 2000

/** A bare IP address, a port of its own: such a server need not speak TLS. */
const isPublicName = (url: URL): boolean =>
  /[a-z]/i.test(url.hostname.split('.').at(-1) ?? '') && url.hostname.includes('.') && /^(?:|80|443)$/.test(url.port)

const parse = (address: string, base: string | null): URL | null => {
  if (!URL.canParse(address, base ?? undefined)) return null
  const url = new URL(address, base ?? undefined)
  return /^https?:$/.test(url.protocol) ? url : null
}

/** Caches of AMP and redirectors carry the true address within their own. */
const unwrapped = (address: string): string => {
  const cached = address.match(
    /^https?:\/\/(?:[\w-]+\.cdn\.ampproject\.org|www\.google\.[\w.]+\/amp)\/(?:[acv]\/)?(s\/)?(.+)$/i,
  )
  if (cached !== null) return `${cached[1] === undefined ? 'http' : 'https'}://${cached[2]}`
  const wrapped = address.match(
    /^https?:\/\/(?:www\.google\.[\w.]+\/url|l\.facebook\.com\/l\.php|news\.google\.com\/[^?]*)\?(.*)$/i,
  )
  const target =
    wrapped === null
      ? null
      : new URLSearchParams(wrapped[1]).get('url') ||
        new URLSearchParams(wrapped[1]).get('q') ||
        new URLSearchParams(wrapped[1]).get('u')
  return target !== null && /^https?:\/\//i.test(target) ? target : address
}

const hostOf = (host: string): string => {
  const bare = host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\d?\./, '')
  return /^(?:m|mobile|amp|wap)\.[^.]+\.[^.]/.test(bare) ? bare.replace(/^[^.]+\./, '') : bare
}

const pathOf = (path: string): string => {
  const plain = path
    .replace(/\/{2,}/g, '/')
    .replace(/^\/(?:amp|m|mobile)(?=\/.)/i, '')
    .replace(/\/(?:amp|print|printable|print-view|mobile)\/?$/i, '')
    .replace(/\.(?:amp|print)(?=\.html?$|$)/i, '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
    .replace(/%[\da-f]{2}/gi, (encoded) => encoded.toUpperCase())
  return plain.length > 1 ? plain.replace(/\/+$/, '') : plain
}

/** Parameters that say where the reader came from or which version of the page is shown, not which article it is. */
const tracking =
  /^(?:utm_\w+|utm|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_ga|_gl|ga_\w+|mkt_tok|oly_\w+_id|vero_\w+|hsa_\w+|_hs\w+|__s|s_cid|cmpid?|ocid|ito|ref|ref_?src|ref_url|referrer|referer|source|src|smid|sref|share\w*|shared?|partner|feature|from|fromrss|rss|feed|xtor|wt_?mc|wt\.\w+|at_\w+|spm|mbid|ncid|sr_share|trk\w*|campaign\w*|cid|amp|outputtype|print\w*|m|mobile|view|taid|guccounter|guce_\w+|cx_\w+|traffic_source|dicbo|sfnsn|mibextid|s|sh|fb_\w+|__twitter_impression|tmpl|intcid|intcmp)$/i

/** Parameters of that name only lead astray with one of these values: `?m=1` is the mobile twin, `?m=202403` an archive. */
const onlyWithValue: Readonly<Record<string, RegExp>> = {
  m: /^(?:1|0|true)?$/i,
  s: /^\d{2}$/,
  amp: /^(?:1|true|)$/i,
  feed: /^(?:rss\d?|atom|)$/i,
  view: /^(?:print|amp|mobile)$/i,
  tmpl: /^(?:component|print)$/i,
  cid: /\D/,
  from: /\D|^$/,
  source: /\D|^$/,
  src: /\D|^$/,
  share: /\D|^1?$/,
  feature: /\D|^$/,
  outputtype: /^(?:amp|print)$/i,
  campaign: /./,
}

const queryOf = (parameters: URLSearchParams): string => {
  const kept = [...parameters].filter(([name, value]) => {
    if (!tracking.test(name)) return true
    const onlyWith = onlyWithValue[name.toLowerCase()]
    return onlyWith !== undefined && !onlyWith.test(value)
  })
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return new URLSearchParams(kept).toString()
}
