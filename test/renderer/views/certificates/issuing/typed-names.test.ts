/** A list of names while it is typed: what completes it, and the two ways out of a line that the root may not sign. */
import { describe, expect, it } from 'vitest'
import { commonSuffix } from '../../../../../src-renderer/views/certificates/issuing/common-suffix.ts'
import {
  completedLines,
  leaveOutName,
  nameBelow,
  replaceName,
  withoutLines,
} from '../../../../../src-renderer/views/certificates/issuing/typed-names.ts'

describe('a line of a list of names', () => {
  it('is completed with the suffix where it is a host name alone', () => {
    const text = 'hv01\nhv02.corp.example\n\n# nodes\na, b\n  HV03 '
    expect(completedLines(text, '.corp.example').map(({ completion }) => completion)).toEqual([
      '.corp.example',
      '',
      '',
      '',
      '',
      '',
    ])
    expect(completedLines('hv01', '')).toEqual([{ text: 'hv01', completion: '' }])
  })

  it('that the root may not sign becomes a name below its suffix, or is left out', () => {
    const text = 'hv01\nhv02.other.example\nhv03, hv04.other.example'
    expect(nameBelow('hv02.other.example', 'corp.example')).toBe('hv02.corp.example')
    expect(nameBelow('hv02.corp.example', 'corp.example')).toBeNull()
    expect(nameBelow('hv02', '')).toBeNull()
    expect(replaceName(text, 2, 'hv02.other.example', 'hv02.corp.example')).toBe(
      'hv01\nhv02.corp.example\nhv03, hv04.other.example',
    )
    expect(leaveOutName(text, 2, 'hv02.other.example')).toBe('hv01\nhv03, hv04.other.example')
    expect(leaveOutName(text, 3, 'hv04.other.example')).toBe('hv01\nhv02.other.example\nhv03')
  })

  it('stays where it waits, when the certificates of the others are made', () => {
    expect(withoutLines('hv01\nhv02.other.example\nhv03', new Set([1, 3]))).toBe('hv02.other.example')
  })
})

it('begins with the suffix that most hosts have', () => {
  expect(commonSuffix(['A.corp.example', 'b.lab.example', 'C.lab.example', 'alone'])).toBe('lab.example')
  expect(commonSuffix([])).toBeUndefined()
})
