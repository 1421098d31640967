import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitString,
  bmpString,
  DerError,
  integer,
  octetString,
  oid,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSmallInteger,
  readText,
  readTime,
  sequence,
  setOf,
  time,
} from '../../../src-main/authority/der/der.ts'

const hex = (bytes: Buffer) => bytes.toString('hex')

describe('the DER writer', () => {
  it('writes integers in the shortest form and never negative', () => {
    expect(hex(integer(0))).toBe('020100')
    expect(hex(integer(127))).toBe('02017f')
    expect(hex(integer(128))).toBe('02020080')
    expect(hex(integer(100_000))).toBe('02030186a0')
    expect(hex(integer(Buffer.from('0000ff', 'hex')))).toBe('020200ff')
  })

  it('writes object identifiers as the standard shows them', () => {
    // X.690 8.19.5, and 1.2.840.113549.
    expect(hex(oid('2.999.3'))).toBe('0603883703')
    expect(hex(oid('1.2.840.113549'))).toBe('06062a864886f70d')
  })

  it('writes lengths below and above 128', () => {
    expect(hex(octetString(Buffer.alloc(127)).subarray(0, 2))).toBe('047f')
    expect(hex(octetString(Buffer.alloc(128)).subarray(0, 3))).toBe('048180')
    expect(hex(octetString(Buffer.alloc(65_536)).subarray(0, 5))).toBe('0483010000')
  })

  it('sorts the elements of a SET OF', () => {
    expect(hex(setOf(integer(5), integer(3)))).toBe('3106020103020105')
  })

  it('changes from UTCTime to GeneralizedTime with the year 2050', () => {
    expect(time(new Date('2049-12-31T23:59:59Z')).toString('latin1', 2)).toBe('491231235959Z')
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1', 2)).toBe('20500101000000Z')
  })
})

describe('the DER reader', () => {
  it('gives back what the writer wrote', () => {
    const anyDate = fc.date({ min: new Date('1950-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        fc.nat(),
        anyDate,
        fc.string(),
        fc.array(fc.nat(2 ** 40), { maxLength: 8 }),
        (count, date, text, arcs) => {
          const dotted = ['2', '999', ...arcs].join('.')
          const [number, when, words, name] = readChildren(
            readElement(sequence(integer(count), time(date), bmpString(text), oid(dotted))),
          )
          expect(readSmallInteger(number, 'number')).toBe(count)
          expect(readTime(when, 'time').getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000)
          expect(words === undefined ? null : readText(words)).toBe(text)
          expect(readOid(name, 'name')).toBe(dotted)
        },
      ),
    )
    expect(readBitString(readElement(bitString(Buffer.of(0x10), 4)), 'bits')).toEqual({
      content: Buffer.of(0x10),
      unusedBits: 4,
    })
  })

  it.each([
    ['nothing', ''],
    ['a header without length', '30'],
    ['an element that is longer than the data', '300501'],
    ['bytes behind the element', '020100ff'],
    ['an indefinite length', '30800000'],
    ['a length in a longer form than needed', '04810100'],
    ['a length of five octets', '04850000000001aa'],
    ['a long tag', '1f8101 00'.replace(' ', '')],
  ])('refuses %s', (_what, text) => {
    expect(() => readElement(Buffer.from(text, 'hex'))).toThrow(DerError)
  })

  it('reads numbers beyond 2^53 as a number above every limit', () => {
    expect(readSmallInteger(readElement(integer(Buffer.alloc(20, 0x7f))), 'count')).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => readSmallInteger(readElement(Buffer.from('0201ff', 'hex')), 'count')).toThrow(DerError)
  })

  it('does not descend by itself, however deep a file is nested', () => {
    let bomb: Buffer = Buffer.alloc(0)
    for (let depth = 0; depth < 2_000; depth++) bomb = sequence(bomb)
    expect(readChildren(readElement(bomb))).toHaveLength(1)
  })
})
