import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTrusted } from '../../src-main/contract/trusted-hosts.ts'

const host = { fqdn: 'HV02.corp.example', name: 'HV02', ipAddress: '192.0.2.12' }

describe('TrustedHosts', () => {
  it.each([
    '*',
    'hv02',
    'HV02.CORP.EXAMPLE',
    '*.corp.example',
    'hv*',
    '192.0.2.*',
    '192.0.2.12',
    'hv*.corp.*',
    ' HV02 ',
  ])('names the host with %s', (entry) => expect(isTrusted([entry], host)).toBe(true))

  it.each(['', 'hv01', '*.lab.example', 'corp.example', '192.0.3.*', 'hv02.corp', 'hv02*hv02', 'HV0?'])(
    'does not name it with "%s"',
    (entry) => expect(isTrusted([entry], host)).toBe(false),
  )

  it('names a host whose name is the pattern with anything in place of its stars', () => {
    const part = fc.stringMatching(/^[a-z0-9.-]{0,6}$/)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), part, (parts, between) => {
        expect(isTrusted([parts.join('*')], { ...host, fqdn: parts.join(between) })).toBe(
          parts.length > 1 || parts[0]!.toLowerCase() === parts.join(between),
        )
      }),
    )
  })
})
