/** Names and sizes of the rehearsal: those of the procedure that Understudy grew from, with FQDNs that it lacked. */
export const cast = {
  dnsSuffix: 'lab.example',
  firstHost: 'HYPERVISOR-01',
  secondHost: 'HYPERVISOR-02',
  rootName: 'HYPERVISOR-01_to_HYPERVISOR-02-Replication',
  rootYears: 10,
  vm: 'web01',
  guestFile: 'C:\\Orders\\ledger.csv',
  diskBytes: 40 * 1024 ** 3,
  diskUsedBytes: 9 * 1024 ** 3,
  churnBytesPerHour: 180_000_000,
  firstAddress: '10.10.1.21',
  firstGateway: '10.10.1.1',
  secondAddress: '10.10.2.21',
  secondGateway: '10.10.2.1',
  subnetMask: '255.255.255.0',
} as const

/** What the steps hand on to each other. */
export interface Props {
  firstHostId: string
  secondHostId: string
  firstFqdn: string
  secondFqdn: string
  /** The record of web01 on the first host. */
  firstVmId: string
  /** The record of web01 on the second host. */
  secondVmId: string
  rootId: string
  certificateIds: Readonly<Record<string, string>>
  handshake: { protocol: string; cipher: string; verdict: string; engine: string; agrees: boolean }
}
