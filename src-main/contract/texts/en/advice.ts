import type { AdviceTexts } from '../shape.ts'

export const adviceTexts = {
  'pfx.compatNeeded':
    'The hosts run {{versions}}, and Windows before Server 2019 reads only 3DES with SHA-1 and otherwise blames the password; the "compat" PFX works on all of them.',
  'pfx.modernForAll':
    'Every version named ({{versions}}) reads the "modern" PFX with AES-256 and SHA-256, which protects the key better.',
  'pfx.bothUnknown':
    'No Windows version was named, so both kinds of PFX are written; the import script takes the right one.',
  'provider.kspUntested':
    'Whether Hyper-V Replica takes a key in the Software KSP on {{versions}} has not been confirmed; the SChannel provider is the one that Microsoft documents.',
  'layout.rootPerHost':
    'Every host trusts {{rootCount}} roots here; with a single root for all, a new host would need no change on the others.',
  'layout.shortKey':
    'The recipe takes the default of makecert, 1024 bits; these keys have {{rootKeyBits}} bits for roots and {{hostKeyBits}} for hosts.',
  'layout.noAlternativeName':
    'makecert cannot write alternative names; these certificates carry the FQDN in the common name and as an alternative name.',
  'layout.oldSignature':
    'makecert signs with MD5 or SHA-1 unless told otherwise; everything here is signed with SHA-256.',
  'layout.endlessDates':
    'makecert certificates last until the end of 2039; these end after {{years}} years and can be renewed in one step.',
  'layout.noAuthority':
    'A root of makecert does not say that it is an authority and may sign no CRL; these roots do and may.',
  'layout.exportableRootKey':
    'The recipe leaves the exportable key of a root on every host; here the keys of the roots stay in this workspace, and only host keys travel.',
  'layout.revocationOff':
    'The recipe switches the revocation check off on every host; here each host gets the CRLs of all roots, and the check stays on.',
} satisfies AdviceTexts
