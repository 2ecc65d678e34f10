// Which addresses may be asked: those of the public net alone, unless private ones are allowed. A name is judged by what it resolves to, at the moment of connecting.
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** An address of the public net: not of this machine, this network, a carrier's inside, documentation, multicast or a cloud's metadata. */
export function isPublic(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.parse(bare)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast'
  const six = parsed as ipaddr.IPv6
  // An IPv4 address in the clothes of IPv6 is that IPv4 address: mapped, NAT64, 6to4.
  const four = fourWithin(six)
  if (four !== null) return four.range() === 'unicast'
  return six.range() === 'unicast'
}

function fourWithin(six: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (six.isIPv4MappedAddress()) return six.toIPv4Address()
  const bytes = six.toByteArray()
  const isNat64 = six.range() === 'rfc6052'
  const isCompatible = bytes.slice(0, 12).every(byte => byte === 0) && bytes.slice(12).some(byte => byte !== 0)
  if (isNat64 || isCompatible) return new ipaddr.IPv4(bytes.slice(12))
  return six.range() === '6to4' ? new ipaddr.IPv4(bytes.slice(2, 6)) : null
}

/** A host that is not asked. */
export class RefusedAddress extends Error {
  constructor(host: string, address: string) {
    const what = host === address ? host : `${host} (${address})`
    super(`${what} is not an address of the public net (--allow-private allows it)`)
  }
}

type Callback = (error: NodeJS.ErrnoException | null, address?: string | LookupAddress[], family?: number) => void

/** Resolves like `dns.lookup` and refuses a name of which any address is private: the connection then goes to what was checked, not to a second answer. */
export function publicLookup(host: string, options: LookupOptions, callback: Callback): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error)
    const bad = addresses.find(({ address }) => !isPublic(address))
    if (bad !== undefined) return callback(new RefusedAddress(host, bad.address))
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0].address, addresses[0].family)
  })
}

/** An IP address stands in place of a name, and is never looked up: it is judged before. Throws `RefusedAddress`. */
export function requirePublic({ hostname }: URL): void {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(bare) && !isPublic(bare)) throw new RefusedAddress(bare, bare)
}
