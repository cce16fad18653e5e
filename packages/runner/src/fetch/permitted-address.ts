import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { FetchFault } from '@wirewatch/pipeline'
import ipaddr from 'ipaddr.js'

export interface AddressRules {
  /** Lets loopback addresses through, for the bundled sample outlets. */
  readonly allowLoopback: boolean
}

/** Why no request may go to an IP address, or null where it may: only the public internet is reached. */
export const whyAddressIsRefused = (address: string, { allowLoopback }: AddressRules): string | null => {
  if (!ipaddr.isValid(address)) return 'not an IP address'
  const range = rangeOf(ipaddr.parse(address))
  if (range === 'unicast') return null
  if (range === 'loopback' && allowLoopback) return null
  return refusals[range] ?? `a ${range} address`
}

/** Resolves host names for sockets, and fails unless the address that the socket then uses is permitted. */
export const permittedLookup = (rules: AddressRules, lookup: typeof systemLookup = systemLookup): LookupFunction => {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '')
      const permitted = found.filter(({ address }) => whyAddressIsRefused(address, rules) === null)
      const [first] = permitted
      if (first === undefined) return callback(refusal(hostname, found[0]?.address ?? '', rules), '')
      if (options.all === true) return callback(null, permitted)
      callback(null, first.address, first.family)
    })
  }
}

/** Throws a `FetchFault` where the host is itself an IP address that may not be reached: sockets do not look those up. */
export const assertPermittedHost = (hostname: string, rules: AddressRules): void => {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(address) && whyAddressIsRefused(address, rules) !== null) throw refusal(hostname, address, rules)
}

const refusals: Readonly<Record<string, string>> = {
  loopback: 'a loopback address',
  private: 'a private address',
  uniqueLocal: 'a private address',
  linkLocal: 'a link-local address',
  carrierGradeNat: 'a shared address of a provider',
  unspecified: 'an unspecified address',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  reserved: 'a reserved address',
}

const refusal = (hostname: string, address: string, rules: AddressRules): FetchFault =>
  new FetchFault(
    'refused-address',
    `${hostname} is ${whyAddressIsRefused(address, rules) ?? 'without an address'}${hostname === address ? '' : ` (${address})`}: not fetched`,
  )

/** IPv4 addresses hide in several kinds of IPv6 address; what counts is where the packets go. */
const rangeOf = (address: ipaddr.IPv4 | ipaddr.IPv6): string => {
  if (address instanceof ipaddr.IPv4) return address.range()
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().range()
  const range = address.range()
  if (range === 'rfc6052') return new ipaddr.IPv4(address.toByteArray().slice(-4)).range()
  return range
}
