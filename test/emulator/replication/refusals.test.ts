import { describe, expect, it } from 'vitest'
import type { EmulatorCommandName } from '../../../src-main/emulator/index.ts'
import { situations, type Situation } from './situations.ts'

/** The operations, by the letters of their columns. */
const operations: Readonly<Record<string, readonly [EmulatorCommandName, object?]>> = {
  en: ['replication.enable', { replicaServer: 'HYPERVISOR-03.lab.example', frequencySeconds: 900 }],
  er: ['replication.enableAsReplica'],
  si: ['replication.startInitial'],
  sc: ['replication.startInitial', { startInstant: Date.UTC(2026, 2, 2) }],
  ex: ['replication.startInitial', { destinationPath: 'C:\\Other' }],
  ub: ['replication.startInitial', { useBackup: true }],
  ti: ['replication.stopInitial'],
  im: ['replication.importInitial', { path: 'C:\\nothing' }],
  su: ['replication.suspend'],
  re: ['replication.resume'],
  rs: ['replication.resume', { resynchronize: true }],
  st: ['replication.stopResynchronization'],
  ch: ['replication.change', { compression: false }],
  cd: ['replication.changeDisks', { replicatedDiskIds: ['disk-1'] }],
  ar: ['replication.setAsReplica'],
  rv: ['replication.reverse'],
  mp: ['replication.changeModeToPrimary'],
  rm: ['replication.remove'],
  rt: ['replication.resetStatistics'],
  pr: ['failover.prepare'],
  fo: ['failover.start'],
  ca: ['failover.cancel'],
  co: ['failover.complete'],
  te: ['failover.startTest'],
  ts: ['failover.stopTest'],
  vm: ['vm.start'],
}

/** What the letters of a cell stand for; `+` is allowed. */
const codes: Readonly<Record<string, string>> = {
  n: 'replication.notEnabled',
  w: 'replication.wrongSide',
  s: 'replication.wrongState',
  f: 'failover.notFailedOver',
  c: 'failover.completed',
  p: 'failover.primaryRunning',
  a: 'failover.reverseNotAsReplica',
  v: 'vm.wrongState',
  l: 'vm.startNeedsFailover',
  b: 'vm.preparedForFailover',
  e: 'initialCopy.exported',
  u: 'initialCopy.unknown',
  r: 'replication.replicaNotReceiving',
  x: 'replication.extendedExists',
  o: 'replication.extendedNotOffered',
  t: 'connection.timedOut',
  N: 'replication.noExtension',
  F: 'failover.vmRunning',
  d: 'replication.alreadyEnabled',
  y: 'replication.noExistingCopy',
}

/**
 * Where each operation is allowed, and with what it is refused elsewhere: Hyper-V Replica reference 2.2 and 2.3. Machines
 * that an operation needs off are off, so that the state decides.
 */
const table = `
                                 en er si sc ex ub ti im su re rs st ch cd ar rv mp rm rt pr fo ca co te ts vm
no replication                   +  +  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  +
P ReadyForInitialReplication     d  d  +  +  +  y  s  w  s  s  s  s  +  s  s  f  s  +  +  s  w  f  w  w  w  +
R WaitingForInitialReplication   s  d  w  w  w  w  w  u  +  s  s  w  w  w  w  f  s  +  +  w  s  f  s  s  f  l
P InitialReplicationInProgress   d  d  s  s  s  s  +  w  s  s  s  s  +  s  s  f  s  +  +  s  w  f  w  w  w  +
P exporting                      d  d  s  s  s  s  +  w  s  s  s  s  +  s  s  f  s  +  +  s  w  f  w  w  w  +
P exported                       d  d  s  s  s  s  e  w  s  s  s  s  +  s  s  f  s  +  +  s  w  f  w  w  w  +
P Replicating                    d  d  s  s  s  s  s  w  +  s  s  s  +  +  +  f  s  +  +  +  w  f  w  w  w  +
R Replicating                    +  d  w  w  w  w  w  s  +  s  s  w  w  w  w  f  s  +  +  w  p  f  s  +  f  l
P Suspended                      d  d  s  s  s  s  s  w  s  +  +  s  +  s  +  f  s  +  +  s  w  f  w  w  w  +
R Suspended                      s  d  w  w  w  w  w  s  s  +  +  w  w  w  w  f  s  +  +  w  p  f  s  +  f  l
P Error                          d  d  s  s  s  s  s  w  s  r  r  s  +  s  +  f  s  +  +  s  w  f  w  w  w  +
P WaitingForStartResynchronize   d  d  s  s  s  s  s  w  s  +  +  s  +  s  +  f  s  +  +  s  w  f  w  w  w  +
P Resynchronizing                d  d  s  s  s  s  s  w  +  s  s  +  +  s  s  f  s  +  +  s  w  f  w  w  w  +
R Resynchronizing                s  d  w  w  w  w  w  s  +  s  s  w  w  w  w  f  s  +  +  w  p  f  s  s  f  l
P ResynchronizeSuspended         d  d  s  s  s  s  s  w  s  +  +  +  +  s  +  f  s  +  +  s  w  f  w  w  w  +
P WaitingForUpdateCompletion     d  d  s  s  s  s  s  w  s  s  s  s  +  s  s  f  s  +  +  s  w  f  w  w  w  +
P UpdateError                    d  d  s  s  s  s  s  w  s  r  r  s  +  s  +  f  s  +  +  s  w  f  w  w  w  +
P PreparedForFailover            d  d  s  s  s  s  s  w  s  s  s  s  +  s  +  f  s  +  +  s  w  +  w  w  w  b
R FailedOverWaitingCompletion    s  d  w  w  w  w  w  s  s  s  s  w  w  w  w  t  s  +  +  w  s  +  +  s  f  +
R FailedOver                     s  d  w  w  w  w  w  s  s  s  s  w  w  w  w  t  N  +  +  w  s  c  s  s  f  +
P set as replica                 s  d  w  w  w  w  w  u  +  s  s  w  w  w  w  f  s  +  +  w  s  f  s  s  f  l
R in a chain                     d  d  w  w  w  w  w  s  +  s  s  w  w  w  w  f  s  x  +  w  p  f  s  +  f  l
R+ Replicating                   d  d  s  s  s  s  s  w  +  s  s  s  +  w  w  f  s  +  +  o  w  f  w  w  w  l
R+ R failed over                 d  d  s  s  s  s  s  w  s  s  s  s  +  w  w  t  s  +  +  o  w  f  w  w  w  +
X Replicating                    d  d  w  w  w  w  w  s  +  s  s  w  w  w  w  o  s  +  +  w  p  f  s  +  f  l
X FailedOverWaitingCompletion    d  d  w  w  w  w  w  s  s  s  s  w  w  w  w  o  s  +  +  w  s  +  +  s  f  +
`

const needsOff = new Set(['er', 'ar', 'pr', 'vm'])
const unaddressed = new Set(['en', 'er', 'ar', 'rv', 'mp', 'cd'])

function trying(situation: Situation, column: string) {
  const { lab, vmId, relationshipType } = situation
  const [name, extra] = operations[column]!
  if (needsOff.has(column) && lab.vm(vmId).state === 'Running') lab.do('vm.turnOff', { vmId })
  const isAddressed = /^(replication|failover)/.test(name) && !unaddressed.has(column)
  const type = isAddressed && relationshipType !== undefined ? { relationshipType } : {}
  if (column !== 'en') return { lab, name, input: { vmId, ...type, ...extra } as never }
  // Whoever replicates nowhere yet or is a replica could replicate to a third host.
  const isThere = lab.emulator.world.hosts.length > 2
  if (!isThere) lab.enableServer(lab.addHost('HYPERVISOR-03'), 'certificate-3')
  return { lab, name, input: { vmId, certificateId: vmId.replace('vm', 'certificate'), ...extra } as never }
}

const [head, ...rows] = table.trim().split('\n')
const columns = head!.trim().split(/\s+/)

function parse(row: string): { name: string; cells: string[] } {
  const [, name, cells] = /^(.*?)\s{2,}(.*)$/.exec(row.trim()) ?? []
  return { name: name!, cells: cells!.split(/\s+/) }
}

describe.each(rows.map(parse))('$name', ({ name, cells }) => {
  it.each(columns.map((column, index) => [column, operations[column]![0], cells[index]!] as const))(
    '%s: %s gives %s',
    (column, _, letter) => {
      const { lab, name: command, input } = trying(situations[name]!(), column)
      if (letter === '+') expect(lab.try(command, input)).toMatchObject({ ok: true })
      else expect(lab.refused(command, input).code).toBe(codes[letter])
    },
  )
})

it('has a row for every situation and a cell for every operation', () => {
  expect(rows.map((row) => parse(row).name)).toEqual(Object.keys(situations))
  expect(columns).toEqual(Object.keys(operations))
  for (const row of rows) expect(parse(row).cells).toHaveLength(columns.length)
})
