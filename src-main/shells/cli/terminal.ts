/**
 * What the commands say, and where: results on standard output, everything else on standard error, so that the output of
 * a command can be piped into another program.
 */
import type { Failure } from '../../contract/failure.ts'
import { describeFailure, describePartly } from '../../contract/texts/index.ts'
import { exactJson, visibleText } from '../../contract/visible-text.ts'
import { type Language } from '../../contract/texts/shape.ts'
import { exitCodes } from './exit-codes.ts'

export interface Terminal {
  readonly language: Language
  readonly isJson: boolean
  /** A line of the result; characters that steer a terminal are shown as signs. */
  print(line: string): void
  /** A line about what is going on. */
  note(line: string): void
  /** A document of the result: as it is in JSON, indented for a person. */
  printJson(value: unknown): void
  /**
   * Says what failed: sentence, code and next step.
   * @returns The exit code that fits: 2 if nothing has changed, 4 if a part was done, 1 if Understudy is at fault.
   */
  fail(failure: Failure): number
}

/**
 * @param options How the user wants to be spoken to.
 */
export function createTerminal({ language, isJson }: { language: Language; isJson: boolean }): Terminal {
  const print = (line: string) => void process.stdout.write(`${visibleText(line)}\n`)
  const note = (line: string) => void process.stderr.write(`${visibleText(line)}\n`)
  const printJson = (value: unknown, indent?: number) => void process.stdout.write(`${exactJson(value, indent)}\n`)
  return {
    language,
    isJson,
    print,
    note,
    printJson: (value) => printJson(value, isJson ? undefined : 2),
    fail(failure) {
      const { sentence, next } = describeFailure(failure, language)
      if (isJson) printJson({ ok: false, failure, sentence, next })
      else {
        const codes = failure.windowsCode ? `${failure.code}, ${failure.windowsCode}` : failure.code
        note(`${sentence} [${codes}]`)
        note(next)
        if (failure.partly) {
          const { done, remaining } = describePartly(failure.partly, language)
          note(done)
          note(remaining)
        }
      }
      if (failure.code === 'core.internal') return exitCodes.defect
      return failure.partly ? exitCodes.partly : exitCodes.refused
    },
  }
}
