import type { BundleReadmeTexts } from './texts.ts'

export const en: BundleReadmeTexts = {
  title: (fqdn) => `Certificates of ${fqdn} for Hyper-V Replica`,
  passwordElsewhere:
    'This folder holds the private key of the host, encrypted. The password is not in it: it stands in passwords.txt\nbeside the bundles. Bring the two to the host by different ways.',
  keyOnHost: 'This folder holds no private key: the key was made on the host and has never left it.',
  withScript:
    'Copy the folder to the host and run the script there in PowerShell as administrator. With -WhatIf it only says what it\nwould change. It can be run again at any time.',
  undo: 'To bring back what was there before:',
  byHand: 'The same by hand, in PowerShell as administrator in this folder',
  trustRoots: (count) =>
    count === 1 ? 'Trust the root.' : `Trust the ${count} roots: the one of this host and those of its peers.`,
  importPfx: 'Import the host certificate with its key into the Personal store of the local computer.',
  importOneOfTwo:
    'Import the host certificate with its key into the Personal store of the local computer: the "compat" file on every\n   version of Windows Server, or the "modern" one from 2019 on. One of the two is enough.',
  acceptCertificate: 'Join the certificate to the key that was made on this host.',
  addCrls: 'Put the revocation lists where Windows looks for them, so that the revocation check can stay on.',
  testKey:
    'Test the key: the output must say "Encryption test passed" (Windows says it in its own language). A signature test\n   alone is not enough.',
  openFirewall: (port) => `Open port ${port} for the replication.`,
  disableRevocationCheck:
    'Turn the revocation check off. This was asked for when the files were made; it is the last resort, because a stolen\n   key then stays usable until its certificate ends. To undo it, set the value to 0.',
  bindReplicaServer:
    'Enable the host as a Replica server with this certificate. On a host that is one already, leave out the last two\n   parameters.',
}
