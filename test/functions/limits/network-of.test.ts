import { networkOf } from '../../../cloudfunctions/server/limits/network-of'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:DB8:0:1::5', '2001:db8:0:1'],
  ['2001:db8:0:1:ffff:0:0:9', '2001:db8:0:1'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['somewhere', undefined],
  ['203.0.113', undefined],
  ['', undefined],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
