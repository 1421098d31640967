/**
 * What a command of the command line is given, and how it declares itself. Below the commands, so that none of them knows the program that
 * they make up together.
 */
import type { Assembly, Beginning } from '../assembly.ts'
import type { ErrorLog } from '../error-log.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Terminal } from './terminal.ts'
import type { Command } from 'commander'

/** What every command can use. */
export interface Invocation {
  readonly assembly: Assembly
  readonly lifetime: Lifetime
  /** Takes what was thrown inside. */
  readonly log: ErrorLog
  readonly terminal: Terminal
  /** The workspace that the user named with `--workspace`, if so. */
  readonly namedWorkspace: string | undefined
  /** How the user wants a new workspace to begin; empty where nothing was said. */
  readonly beginning: Beginning
  /** The named workspace, or the default one, whose folder then exists. */
  workspacePath(): Promise<string>
}

/** A command's work; gives the exit code. */
export type Run = (invocation: Invocation) => Promise<number>

/** Adds a command to the program or to another command. */
export type Declare = (parent: Command, nameAndArguments: string, description: string) => Command
