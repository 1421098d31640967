import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsOf } from '../../../src-renderer/parts/powershell.ts'

it('colours the cmdlet at the beginning and after a pipe or an assignment', () => {
  const commands = (line: string) =>
    wordsOf(line)
      .filter((word) => word.kind === 'command')
      .map((word) => word.text)
  expect(commands("Enable-VMReplication -VMName 'web01' `")).toEqual(['Enable-VMReplication'])
  expect(commands('$vm = Get-VM web01 | Stop-VM')).toEqual(['Get-VM', 'Stop-VM'])
  expect(commands("  -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'")).toEqual([])
})

it('takes a comment to the end of its line', () => {
  expect(wordsOf('Get-VM # all of them')).toEqual([
    { text: 'Get-VM', kind: 'command' },
    { text: ' # all of them', kind: 'comment' },
  ])
})

it('loses nothing of any line', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]*$/), (line) => {
      expect(
        wordsOf(line)
          .map((word) => word.text)
          .join(''),
      ).toBe(line)
    }),
  )
})
