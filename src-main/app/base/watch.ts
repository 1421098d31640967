/**
 * What a lab puts around a core: it decides which commands are let through, and is told of everything that is tried and of every
 * moment that passes. Nothing else has one.
 */
import type { Failure, Reply } from '../../contract/failure.ts'

export interface Watch {
  /** Gives the input of a call as it is to be carried out, before any file that it names is opened. */
  place?(name: string, input: unknown): unknown
  /** Asked before a command is carried out, with its input as it was parsed; a failure refuses it. */
  admit(name: string, input: unknown): Failure | null
  /** Told of every command that was answered, before anybody else is, while nothing else happens. */
  answered(name: string, input: unknown, reply: Reply<unknown>): void
  /** After each minute of virtual time, and after each instant at which something happened by itself. */
  timePassed(isMinute: boolean): void
}
