import { describe, expect, it } from 'vitest'
import { restrictCommand, sidIn, whoAmICommand } from '../../../src-main/shells/private/access-list.ts'

describe('the access list of a private folder on Windows', () => {
  it('names the user and SYSTEM by their numbers, inherits nothing from above and everything below', () => {
    const folder = 'C:\\Users\\Eva & Co\\AppData\\Local\\Understudy\\Cache'
    expect(restrictCommand({ SystemRoot: 'C:\\Windows' }, folder, 'S-1-5-21-1-2-3-1001')).toEqual([
      'C:\\Windows\\System32\\icacls.exe',
      folder,
      '/inheritance:r',
      '/grant:r',
      '*S-1-5-21-1-2-3-1001:(OI)(CI)F',
      '*S-1-5-18:(OI)(CI)F',
      '/q',
    ])
  })

  it('asks Windows itself who the user is, by a program that no other folder can supply', () => {
    expect(whoAmICommand({})).toEqual(['C:\\Windows\\System32\\whoami.exe', '/user', '/fo', 'csv', '/nh'])
    expect(whoAmICommand({ SystemRoot: 'D:\\WINNT' })[0]).toBe('D:\\WINNT\\System32\\whoami.exe')
  })

  it.each([
    [
      '"desktop\\eva","S-1-5-21-3623811015-3361044348-30300820-1013"\r\n',
      'S-1-5-21-3623811015-3361044348-30300820-1013',
    ],
    ['"nt-autorität\\system","S-1-5-18"\r\n', 'S-1-5-18'],
    ['', null],
    ['ERROR: Access denied', null],
    ['"desktop\\eva","S-1-5-21-1 /grant:r *S-1-1-0:F"', null],
  ])('reads %j as %s', (answer, sid) => {
    expect(sidIn(answer)).toBe(sid)
  })
})
