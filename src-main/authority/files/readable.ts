/** How large a file may be before it is looked at, and how a reader that throws becomes a refusal. */
import { withDetail, type FormText } from '../../contract/problems.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { DerError } from '../der/der.ts'
import { depthMax, NestedTooDeeply } from '../der/nesting.ts'
import { UnknownScheme } from '../keys/password-decryption.ts'

export const certificateBytesMax = 64 * 1024

export const pemBytesMax = 1024 * 1024

export const crlBytesMax = 5 * 1024 * 1024

type UnreadableCode =
  'certificate.unreadable' | 'pfx.unreadable' | 'crl.unreadable' | 'csr.unreadable' | 'key.unreadable'

/** A form or an algorithm that is not implemented; the file may be sound. It is never called damaged. */
export class NotImplemented extends Error {
  /** What it is: a code, with the name that its makers give it where one code stands for several. */
  readonly form: FormText
  /** A command that makes something of it that is read here; `FILE` stands for the file. */
  readonly conversion: string

  constructor(form: FormText, conversion: string) {
    super(`${form} is not supported`)
    this.form = form
    this.conversion = conversion
  }
}

/** What turns a file whose encryption is not implemented into one whose encryption is. */
const conversions: Readonly<Record<UnreadableCode, string>> = {
  'pfx.unreadable':
    'openssl pkcs12 -legacy -in FILE -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx',
  'key.unreadable': 'openssl pkcs8 -topk8 -in FILE -out new.key',
  'certificate.unreadable': 'openssl x509 -in FILE -out new.pem',
  'crl.unreadable': 'openssl crl -in FILE -out new.crl',
  'csr.unreadable': 'openssl req -in FILE -out new.csr',
}

/**
 * Runs a reader.
 * @param code What is said of a file that is damaged.
 * @param file What to call it.
 */
export function readable<Value>(code: UnreadableCode, file: string, read: () => Value): Reply<Value> {
  try {
    return ok(read())
  } catch (error) {
    return refusalOf(error, code, file)
  }
}

/** The same for a reader that waits. */
export async function readableLater<Value>(
  code: UnreadableCode,
  file: string,
  read: () => Promise<Value>,
): Promise<Reply<Value>> {
  try {
    return ok(await read())
  } catch (error) {
    return refusalOf(error, code, file)
  }
}

function refusalOf(error: unknown, code: UnreadableCode, file: string): Reply<never> {
  if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file, depthMax })
  if (error instanceof UnknownScheme) {
    return notSupported(file, withDetail('encrypted', error.scheme), conversions[code])
  }
  if (error instanceof NotImplemented) return notSupported(file, error.form, error.conversion)
  if (error instanceof DerError) return fail(code, { file, problem: error.problem })
  throw error
}

/** Says that a file is in a form that is not read here, and how to convert it. */
export function notSupported(file: string, form: FormText, conversion: string): Reply<never> {
  // A name that a shell would take apart is not put into a command that somebody copies.
  const named = /^[\w.-]+$/.test(file) ? file : 'FILE'
  return fail('file.notSupported', { file, form, conversion: conversion.replaceAll('FILE', named) })
}
