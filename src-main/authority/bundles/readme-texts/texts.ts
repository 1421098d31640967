/** What the README of a bundle says in one language. */
export interface BundleReadmeTexts {
  title(fqdn: string): string
  readonly passwordElsewhere: string
  readonly keyOnHost: string
  readonly withScript: string
  readonly undo: string
  readonly byHand: string
  trustRoots(count: number): string
  readonly importPfx: string
  readonly importOneOfTwo: string
  readonly acceptCertificate: string
  readonly addCrls: string
  readonly testKey: string
  openFirewall(port: number): string
  readonly disableRevocationCheck: string
  readonly bindReplicaServer: string
}
