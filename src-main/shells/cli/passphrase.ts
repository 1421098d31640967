/**
 * Passphrases for commands: from a file, from standard input, or typed without being shown. Never from the command line,
 * which other users of the machine can read.
 */
import { readFile, stat } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { visibleText } from '../../contract/visible-text.ts'
import { problemOf } from '../problem-of.ts'

const fileBytesMax = 10_000
/** Standard input can be read once, and several roots of one command may have the same passphrase. */
let fromInput: Promise<string> | undefined

/**
 * Gets a passphrase.
 * @param prompt What is asked on a terminal.
 * @param file A path, `-` for standard input, or nothing to ask.
 * @returns The passphrase without the line end, or `passphrase.missing`, `file.unreadable`, `file.tooLarge`.
 */
export async function readPassphrase(prompt: string, file: string | undefined): Promise<Reply<string>> {
  if (file === '-') return ok(withoutLineEnd(await (fromInput ??= text(process.stdin))))
  if (file !== undefined) return readPassphraseFile(file)
  if (!process.stdin.isTTY) return fail('passphrase.missing')
  const typed = await ask(prompt)
  return typed === null ? fail('passphrase.missing') : ok(typed)
}

async function readPassphraseFile(path: string): Promise<Reply<string>> {
  try {
    const { size } = await stat(path)
    if (size > fileBytesMax) return fail('file.tooLarge', { path, sizeBytesMax: fileBytesMax })
    return ok(withoutLineEnd(await readFile(path, 'utf8')))
  } catch (error) {
    return fail('file.unreadable', { path, problem: problemOf(error) })
  }
}

function withoutLineEnd(content: string): string {
  return content.replace(/\r?\n$/, '')
}

/** Reads a line from the terminal with the echo off; null if the user gave up. */
async function ask(prompt: string): Promise<string | null> {
  const { stdin, stderr } = process
  stderr.write(visibleText(prompt))
  stdin.setRawMode(true).setEncoding('utf8').resume()
  let typed = ''
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      for (const character of chunk) {
        if (character === '\r' || character === '\n') return typed
        // Ctrl-C and Ctrl-D, which the terminal does not act on in this mode.
        if (character === '\u0003' || character === '\u0004') return null
        typed = character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character
      }
    }
    return null
  } finally {
    stdin.setRawMode(false).pause()
    stderr.write('\n')
  }
}
