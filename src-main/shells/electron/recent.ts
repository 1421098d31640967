/** Which workspaces were open lately, newest first. */
import { z } from 'zod'

export const recentPaths = z.array(z.string())

const recentMax = 10

/** Puts a path first. @returns The new list, at most ten long and each path once. */
export function withRecent(paths: readonly string[], path: string): string[] {
  return [path, ...paths.filter((other) => other !== path)].slice(0, recentMax)
}
