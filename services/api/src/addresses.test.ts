import t from 'tap'
import { addressKey } from './addresses.ts'

t.test('a limit per address', async (t) => {
  t.test('counts an IPv4 address by itself, also where it arrives as IPv6', async (t) => {
    t.equal(addressKey('203.0.113.7'), '203.0.113.7')
    t.equal(addressKey('::ffff:203.0.113.7'), '203.0.113.7')
    t.equal(addressKey('::FFFF:203.0.113.7'), '203.0.113.7')
  })
  t.test('counts all addresses of one IPv6 network together', async (t) => {
    t.equal(addressKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::')
    t.equal(addressKey('2001:DB8:1:2::9'), '2001:db8:1:2::')
    t.equal(addressKey('2001:0db8:0001:0002::'), '2001:db8:1:2::')
    t.equal(addressKey('2001:db8::1'), '2001:db8:0:0::')
    t.equal(addressKey('fe80::1%eth0'), 'fe80:0:0:0::')
    t.equal(addressKey('::1'), '0:0:0:0::')
    t.not(addressKey('2001:db8:1:3::9'), addressKey('2001:db8:1:2::9'))
  })
})
