import { isIPv4, isIPv6 } from 'node:net'

/** Whom a limit per address counts: one IPv4 address, or one IPv6 network of 64 bits, of which every customer has all addresses. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = ip.slice(ip.lastIndexOf(':') + 1)
  if (/^::ffff:/i.test(ip) && isIPv4(mapped)) return mapped
  const [address = ''] = ip.toLowerCase().split('%')
  const [front = '', back] = address.split('::')
  const groups = front === '' ? [] : front.split(':')
  if (back !== undefined) {
    const after = back === '' ? [] : back.split(':')
    while (groups.length + after.length < 8) groups.push('0')
    groups.push(...after)
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`
}
