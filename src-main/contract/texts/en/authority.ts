import type { authorityFailures } from '../../failures/authority.ts'
import type { FailureText } from '../shape.ts'

export const authority = {
  'name.empty': { sentence: 'A name is missing.', next: 'Type the name.' },
  'name.hasSpace': {
    sentence: 'The name "{{name}}" contains a space.',
    next: 'Type the FQDN without spaces, for example hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'The name "{{name}}" contains "{{character}}", which host names may not contain.',
    next: 'Use letters, digits and hyphens only.',
  },
  'name.labelTooLong': {
    sentence: 'The part "{{label}}" of the name "{{name}}" is {{length}} characters long; 63 is the maximum.',
    next: 'Shorten the part between the dots.',
  },
  'name.tooLong': {
    sentence: 'The name "{{name}}" is {{length}} characters long; 253 is the maximum.',
    next: 'Use a shorter DNS suffix or host name.',
  },
  'name.emptyLabel': {
    sentence: 'In the name "{{name}}" there is nothing before a dot.',
    next: 'Remove the extra dot or type the missing part.',
  },
  'name.notQualified': {
    sentence: 'The name "{{name}}" has no DNS suffix, so it is not a FQDN.',
    next: 'Add the suffix, for example {{name}}.lab.example; a workgroup host needs a primary DNS suffix of its own.',
  },
  'name.isAddress': {
    sentence: '"{{name}}" is an IP address, and certificates for Hyper-V Replica are made for names.',
    next: 'Type the FQDN of the host.',
  },
  'name.badHyphen': {
    sentence: 'The part "{{label}}" of the name "{{name}}" begins or ends with a hyphen.',
    next: 'Remove the hyphen at the edge.',
  },
  'root.unknown': {
    sentence: 'There is no root with the id {{rootId}}.',
    next: 'Choose a root from the list.',
  },
  'root.duplicateName': {
    sentence: 'A root named "{{name}}" exists already.',
    next: 'Choose another name, or use the existing root.',
  },
  'root.nameTooLong': {
    sentence: 'The name "{{name}}" is too long for a root; {{lengthMax}} characters is the maximum.',
    next: 'Choose a shorter name.',
  },
  'root.locked': {
    sentence: 'The key of the root "{{root}}" is locked.',
    next: 'Unlock the root with its passphrase and try again.',
  },
  'root.wrongPassphrase': {
    sentence: 'The passphrase does not open the key of the root "{{root}}".',
    next: 'Type the passphrase again; check Caps Lock and the keyboard layout.',
  },
  'root.keyUnreadable': {
    sentence: 'The stored key of the root "{{root}}" is damaged ({{problem}}).',
    next: 'Restore the workspace from a backup.',
  },
  'root.passphraseTooShort': {
    sentence: 'The passphrase is too short; it needs at least {{lengthMin}} characters.',
    next: 'Choose a longer passphrase; several words are easy to remember.',
  },
  'certificate.unknown': {
    sentence: 'There is no certificate with the id {{certificateId}}.',
    next: 'Choose a certificate from the list.',
  },
  'certificate.badValidity': {
    sentence:
      'The lifetime must be at least one day and at most {{yearsMax}} years, and the root must not have expired.',
    next: 'Choose another lifetime, or create a new root.',
  },
  'certificate.unreadable': {
    sentence: '{{file}} is not a certificate, or is damaged ({{problem}}).',
    next: 'Choose a .cer, .crt or .pem file; for a file with a private key choose the PFX.',
  },
  'certificate.wrongStore': {
    sentence: 'The certificate for {{name}} is in the store {{store}}, where Hyper-V Replica does not look.',
    next: 'Import the PFX into LocalMachine\\My, the Personal store of the local computer.',
  },
  'certificate.noPrivateKey': {
    sentence: 'The certificate for {{name}} has no private key on this host.',
    next: 'Import the PFX instead of the .cer file.',
  },
  'certificate.keyNotRsa': {
    sentence: 'The key of the certificate for {{name}} is of the kind {{keyAlgorithm}}; Hyper-V Replica needs RSA.',
    next: 'Issue a certificate with an RSA key.',
  },
  'certificate.signatureKey': {
    sentence: 'The key of the certificate for {{name}} may only sign (AT_SIGNATURE), not exchange keys.',
    next: 'Import the PFX with AT_KEYEXCHANGE; the files made here do that by themselves.',
  },
  'certificate.chainIncomplete': {
    sentence:
      'The certificate for {{name}} cannot be traced to a root, because its issuer "{{issuer}}" is not at hand.',
    next: 'Import the issuer into LocalMachine\\CA, or its root into LocalMachine\\Root, on the host that reports this.',
  },
  'certificate.issuerNoAuthority': {
    sentence: '"{{issuer}}" issued the certificate for {{name}} but may not issue certificates.',
    next: 'Issue the certificate again from a proper root.',
  },
  'certificate.weakKey': {
    sentence: 'The certificate for {{name}} has a key of only {{keyBits}} bits, which Windows refuses.',
    next: 'Issue it again with an RSA key of 2048 bits or more.',
  },
  'certificate.untrustedRoot': {
    sentence: 'The certificate for {{name}} comes from the root "{{root}}", which this host does not trust.',
    next: 'Import the root into LocalMachine\\Root on the host that reports this.',
  },
  'certificate.notYetValid': {
    sentence: 'The certificate for {{name}} is not valid yet by the clock of this host.',
    next: 'Set the clock of the host, or wait until the certificate begins.',
  },
  'certificate.expired': {
    sentence: 'The certificate for {{name}} has expired by the clock of this host.',
    next: 'Renew the certificate and select the new one on every host; if it should still be valid, check the clock.',
  },
  'certificate.wrongUsage': {
    sentence: 'The certificate for {{name}} lacks a usage that Hyper-V Replica needs: {{missing}}.',
    next: 'Issue it again with both server and client authentication.',
  },
  'certificate.nameDiffers': {
    sentence: 'The certificate is for {{name}}, not for {{expectedName}}.',
    next: 'Use the name that is in the certificate, or issue a certificate for {{expectedName}}.',
  },
  'certificate.nameNotPermitted': {
    sentence: 'The certificate for {{name}} names {{outside}}, which "{{issuer}}" may not certify.',
    next: 'Issue it from a root without name constraints, or with constraints that permit this name.',
  },
  'certificate.revocationUnknown': {
    sentence:
      'Nothing tells this host whether the certificate for {{name}} is revoked: there is no CRL of "{{issuer}}".',
    next: 'Import the CRL with "certutil -addstore -f CA"; switching the check off is the last resort.',
  },
  'certificate.revocationOffline': {
    sentence:
      'The CRL of "{{issuer}}" is out of date or cannot be fetched, so the certificate for {{name}} is refused.',
    next: 'Sign a new CRL and import it into LocalMachine\\CA on every host, or bring its distribution point back on line.',
  },
  'certificate.revocationForeign': {
    sentence: 'The CRL that was found for {{name}} is not from the root "{{issuer}}" that issued the certificate.',
    next: 'Put the CRL of this very root where the hosts look for it, in LocalMachine\\CA or at the distribution point.',
  },
  'certificate.revoked': {
    sentence: 'The certificate for {{name}} has been revoked ({{reason}}).',
    next: 'Issue a new certificate for this host, import it and select it.',
  },
  'pfx.wrongPassword': {
    sentence: 'The password does not fit {{file}}.',
    next: 'Type the password again. On Windows before Server 2019 use the "compat" file: the other one gives the same message.',
  },
  'pfx.unreadable': {
    sentence: '{{file}} is not a PFX file, or is damaged ({{problem}}).',
    next: 'Export the file again.',
  },
  'pfx.tooManyIterations': {
    sentence: '{{file}} asks for {{iterations}} iterations; Windows accepts at most {{iterationsMax}}.',
    next: 'Export the file again with fewer iterations.',
  },
  'pfx.badPassword': {
    sentence:
      'The password for a PFX must not be empty and may contain letters without accents, digits and ASCII signs only.',
    next: 'Use the password that is suggested.',
  },
  'pfx.noPrivateKey': {
    sentence: '{{file}} contains no private key.',
    next: 'Export the certificate with its private key.',
  },
  'pfx.notFound': {
    sentence: 'The file {{path}}, which was imported on a host, is no longer there.',
    next: 'Put it back, or export and import it again.',
  },
  'pfx.passwordUnknown': {
    sentence: 'The password of {{path}} is not known any more.',
    next: 'Type the password, or export the certificate again.',
  },
  'crl.unreadable': {
    sentence: '{{file}} is not a CRL, or is damaged ({{problem}}).',
    next: 'Export the CRL again.',
  },
  'crl.foreign': {
    sentence: 'The CRL is from "{{issuer}}", and no certificate in this workspace has signed it.',
    next: 'Choose the CRL of an authority that is here, or import the certificate of its authority on a host first.',
  },
} satisfies Record<keyof typeof authorityFailures, FailureText>
