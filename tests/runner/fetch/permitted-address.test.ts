import { whyAddressIsRefused } from '@wirewatch/runner/fetch/permitted-address.js'
import { expect, test } from 'vitest'

test.each([
  ['127.0.0.1', 'a loopback address'],
  ['::1', 'a loopback address'],
  ['10.0.0.1', 'a private address'],
  ['172.31.255.255', 'a private address'],
  ['192.168.0.1', 'a private address'],
  ['169.254.169.254', 'a link-local address'],
  ['fe80::1', 'a link-local address'],
  ['fd12:3456::1', 'a private address'],
  ['100.64.0.1', 'a shared address of a provider'],
  ['0.0.0.0', 'an unspecified address'],
  ['224.0.0.1', 'a multicast address'],
  ['255.255.255.255', 'a broadcast address'],
  ['::ffff:192.168.0.1', 'a private address'],
  ['64:ff9b::a00:1', 'a private address'],
  ['2002:a00:1::', 'a 6to4 address'],
])('%s is refused as %s', (address, reason) => {
  expect(whyAddressIsRefused(address, { allowLoopback: false })).toBe(reason)
})

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'])(
  '%s is public',
  (address) => {
    expect(whyAddressIsRefused(address, { allowLoopback: false })).toBeNull()
  },
)

test('the switch for the sample lets loopback through and nothing else', () => {
  expect(whyAddressIsRefused('127.0.0.1', { allowLoopback: true })).toBeNull()
  expect(whyAddressIsRefused('10.0.0.1', { allowLoopback: true })).toBe('a private address')
})
