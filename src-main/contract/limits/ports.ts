/** TCP ports: which numbers there are, and which ones Hyper-V Replica proposes (Hyper-V Replica reference 2.1). */
export const portMax = 65_535

/** By the way in which the primary shows who it is: HTTPS and HTTP. */
export const replicaPorts = { certificate: 443, kerberos: 80 } as const

/** Whether somebody can listen on a port: a whole number from 1. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= portMax
}
