import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crlUrlLengthMax, parseCrlUrl } from '../../../src-main/authority/crls/crl-url.ts'

const read = (text: string) => {
  const reply = parseCrlUrl(text, 'distributionPoint')
  return reply.ok ? reply.value : reply.failure
}

describe('the URL of a CRL', () => {
  it.each([
    ['http://pki.lab.example/root.crl', 'http://pki.lab.example/root.crl'],
    [' HTTP://PKI.Lab.Example/Root.CRL ', 'http://pki.lab.example/Root.CRL'],
    ['http://pki.lab.example:80/root.crl', 'http://pki.lab.example/root.crl'],
    ['http://pki.lab.example:08080/crl/root.crl', 'http://pki.lab.example:8080/crl/root.crl'],
    ['http://nas/pki/Lab-Root_1~a.crl', 'http://nas/pki/Lab-Root_1~a.crl'],
    ['http://größe.example/root.crl', 'http://xn--gre-6ka8i.example/root.crl'],
  ])('is taken from %j', (text, url) => {
    expect(read(text)).toBe(url)
  })

  it.each([
    ['https://pki.lab.example/root.crl', 'crlUrl.notHttp'],
    ['ldap://pki.lab.example/cn=root', 'crlUrl.notHttp'],
    ['file:///c:/root.crl', 'crlUrl.notHttp'],
    ['pki.lab.example/root.crl', 'crlUrl.notHttp'],
    ['http://', 'crlUrl.notHttp'],
    ['http://pki.lab.example/root.crl?v=1', 'crlUrl.hasExtra'],
    ['http://pki.lab.example/root.crl#now', 'crlUrl.hasExtra'],
    ['http://user@pki.lab.example/root.crl', 'crlUrl.hasExtra'],
    ['http://pki.lab.example', 'crlUrl.badPath'],
    ['http://pki.lab.example/', 'crlUrl.badPath'],
    ['http://pki.lab.example/root.cer', 'crlUrl.badPath'],
    ['http://pki.lab.example/my%20root.crl', 'crlUrl.badPath'],
    ['http://pki.lab.example/wurzel größe.crl', 'crlUrl.badPath'],
    ['http://pki.lab.example//root.crl', 'crlUrl.badPath'],
    ['http://pki.lab.example/../root.crl', 'crlUrl.badPath'],
    ['http://pki.lab.example:0/root.crl', 'crlUrl.badPath'],
    ['http://pki.lab.example:70000/root.crl', 'crlUrl.badPath'],
    ['http://10.0.0.1/root.crl', 'name.isAddress'],
    ['http:///root.crl', 'name.empty'],
    ['http://pki_1.lab.example/root.crl', 'name.badCharacter'],
    ['http://pki lab/root.crl', 'name.hasSpace'],
    ['http://-pki/root.crl', 'name.badHyphen'],
    ['http://pki..example/root.crl', 'name.emptyLabel'],
    [`http://${'a'.repeat(64)}.example/root.crl`, 'name.labelTooLong'],
    [`http://pki.lab.example/${'a'.repeat(crlUrlLengthMax)}.crl`, 'crlUrl.tooLong'],
  ])('is not taken from %j (%s), and the field is named', (text, code) => {
    expect(read(text)).toMatchObject({ code, field: 'distributionPoint' })
  })

  it('stays as it is when it is read again, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http'], withQueryParameters: true }), fc.string()), (text) => {
        const url = read(/\.crl$/.test(text) ? text : `${text}/root.crl`)
        if (typeof url === 'string') expect(read(url)).toBe(url)
      }),
    )
  })
})
