/**
 * A store of the system that seals short secrets for this user on this computer. Only the desktop app has one; how good it is
 * depends on the system, and only the shell can tell.
 */
export interface SecretKeeper {
  /** What is there instead of real protection, for example `basic_text`; null where secrets are really protected. */
  problem(): Promise<string | null>
  /** @throws Error with the system's own words. */
  seal(text: string): Promise<Uint8Array>
  /**
   * @returns The text, and whether it should be sealed again because the system has got a new key.
   * @throws Error with the system's own words, for instance when another user or computer sealed it.
   */
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly shouldSealAgain: boolean }>
}
