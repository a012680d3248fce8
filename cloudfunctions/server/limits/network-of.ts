import { isIPv4, isIPv6 } from 'node:net'

/** What counts as one network: an IPv4 address, or the first half of an IPv6 address, whose second half every phone chooses for itself. */
export function networkOf(address: string): string | undefined {
  const bare = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (isIPv4(bare)) return bare
  if (!isIPv6(bare)) return undefined
  // In one spelling: lower case, no leading zeros, the longest run of zeros as `::`.
  const spelled = new URL(`http://[${bare.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [front = [], back] = spelled.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = back === undefined ? 0 : 8 - front.length - back.length
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...(back ?? [])].slice(0, 4).join(':')
}
