import { expect, it } from 'vitest'
import { addressAt } from '../../../../../src-renderer/views/machines/settings/site-address.ts'

const ip = {
  address: '10.10.1.21',
  subnetMask: '255.255.255.0',
  gateway: '10.10.1.1',
  dnsServer: '10.10.1.5',
}
const site = (ipAddress: string) => ({ ipAddress })

it('keeps its number in the network of the other site', () => {
  expect(addressAt(ip, site('10.10.1.11'), site('10.10.2.11'))).toEqual({
    ...ip,
    address: '10.10.2.21',
    gateway: '10.10.2.1',
  })
  const wide = { ...ip, address: '172.16.5.9', subnetMask: '255.255.0.0', gateway: '172.16.0.1' }
  expect(addressAt(wide, site('172.16.0.2'), site('192.168.3.4'))).toMatchObject({
    address: '192.168.5.9',
    gateway: '192.168.0.1',
  })
})

it('is left open where both sites share a network, or the guest is in another one than its host', () => {
  expect(addressAt(ip, site('10.10.1.11'), site('10.10.1.12')).address).toBe('')
  expect(addressAt(ip, site('10.0.0.11'), site('10.10.2.11'))).toEqual({ ...ip, address: '' })
})
