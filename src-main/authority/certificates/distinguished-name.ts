/** Distinguished names as text, with the short names of attributes that Windows and OpenSSL write (RFC 4514 3, RFC 4519). */
import { oids } from '../der/oids.ts'
import type { NameAttribute } from './certificate-der.ts'

const shortNames: Readonly<Record<string, string | undefined>> = {
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
  '1.2.840.113549.1.9.2': 'unstructuredName',
  '1.2.840.113549.1.9.8': 'unstructuredAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
}

/** The attributes in the order in which they are written. */
export function nameText(attributes: readonly NameAttribute[]): string {
  return attributes.map(({ oid, value }) => `${shortNames[oid] ?? oid}=${value}`).join(', ')
}

export function commonNameIn(attributes: readonly NameAttribute[]): string {
  return attributes.findLast(({ oid }) => oid === oids.commonName)?.value ?? ''
}
