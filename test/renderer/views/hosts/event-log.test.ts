import { describe, expect, it } from 'vitest'
import type { EventLogEntryView } from '../../../../src-main/contract/views/host.ts'
import { windowsEventCodes, windowsEvents } from '../../../../src-main/contract/windows-events.ts'
import {
  filtered,
  hostItself,
  levelCounts,
  machinesOf,
  rowsOf,
} from '../../../../src-renderer/views/hosts/event-log.ts'

function entry(at: number, level: EventLogEntryView['level'], vmGuid: string | null, eventId = 32_022) {
  const code = windowsEventCodes.find((each) => windowsEvents[each].eventId === eventId)!
  const shown = { message: `text ${eventId}`, language: 'en', wording: 'windows' } as const
  return { at, eventId, level, code, source: 'Hyper-V-VMMS', ...shown, vmGuid } as const
}

const log = [
  entry(30, 'error', 'A'),
  entry(20, 'warning', 'A', 32_315),
  entry(20, 'information', 'B', 29_174),
  entry(10, 'error', null, 14_050),
]

describe('rows of an event log', () => {
  it('keep their ids while newer entries come in and the oldest goes, and the order in which they came', () => {
    const before = rowsOf(log)
    const after = rowsOf([entry(40, 'error', 'B'), ...log.slice(0, 3)])
    expect(after.slice(1).map((row) => row.id)).toEqual(before.slice(0, 3).map((row) => row.id))
    expect(after.map((row) => row.at)).toEqual([40, 30, 20, 20])
  })

  it('keep their ids in another language', () => {
    const german = log.map((each) => ({ ...each, message: `Text ${each.eventId}`, language: 'de' as const }))
    expect(rowsOf(german).map((row) => row.id)).toEqual(rowsOf(log).map((row) => row.id))
  })

  it('have ids of their own even where two say the same at the same instant', () => {
    const rows = rowsOf([entry(10, 'error', 'A'), entry(10, 'error', 'A')])
    expect(new Set(rows.map((row) => row.id)).size).toBe(2)
  })

  it('are chosen by level, by machine, and by both', () => {
    const rows = rowsOf(log)
    const at = (level: string, machine: string) => filtered(rows, level, machine).map((row) => row.eventId)
    expect(at('all', '')).toHaveLength(4)
    expect(at('error', '')).toEqual([32_022, 14_050])
    expect(at('no such level', 'A')).toEqual([32_022, 32_315])
    expect(at('error', 'A')).toEqual([32_022])
    expect(at('all', hostItself)).toEqual([14_050])
    expect(at('warning', 'B')).toEqual([])
  })

  it('are counted per level for the chosen machine', () => {
    expect(levelCounts(rowsOf(log), '')).toEqual({ all: 4, error: 2, warning: 1, information: 1 })
    expect(levelCounts(rowsOf(log), 'A')).toEqual({ all: 2, error: 1, warning: 1, information: 0 })
  })
})

describe('machines that the filter offers', () => {
  const vm = (guid: string, name: string, hostId = 'host-1', testOfVmId: string | null = null) => ({
    guid,
    name,
    hostId,
    testOfVmId,
  })

  it('are those of the host and those of the log, by name, and deleted ones without a name at the end', () => {
    const vms = [vm('A', 'web10'), vm('C', 'web2'), vm('T', 'web2 - Test', 'host-1', 'vm-2'), vm('D', 'x', 'host-2')]
    expect(machinesOf(rowsOf(log), vms, 'host-1', '')).toEqual([
      { guid: 'C', name: 'web2' },
      { guid: 'A', name: 'web10' },
      { guid: 'B', name: undefined },
    ])
  })

  it('have the name of this host, and include the one that is chosen already', () => {
    const vms = [vm('A', 'other name', 'host-2'), vm('A', 'web01')]
    expect(machinesOf([], vms, 'host-1', 'Z')).toEqual([
      { guid: 'A', name: 'web01' },
      { guid: 'Z', name: undefined },
    ])
    expect(machinesOf([], [], 'host-1', hostItself)).toEqual([])
  })
})
