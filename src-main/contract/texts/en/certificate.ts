import type { certificateFailures } from '../../failures/certificate.ts'
import type { FailureText } from '../shape.ts'

export const certificate = {
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
  'certificate.weakSignature': {
    sentence: 'The certificate for {{name}} is signed with {{digest}}, which anybody can forge today.',
    next: 'Issue it again with SHA-256.',
  },
  'certificate.unknownCritical': {
    sentence: 'The certificate for {{name}} has a critical extension that Windows does not know: {{extensions}}.',
    next: 'Issue it again without this extension, or with one that is not critical.',
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
  'certificate.revocationScope': {
    sentence:
      'The CRL of "{{issuer}}" does not speak of the certificate for {{name}}, so nothing tells whether it is revoked.',
    next: 'Publish a CRL for all certificates of the issuer, without an issuing distribution point.',
    cases: {
      param: 'scope',
      texts: {
        address: {
          sentence:
            'The CRL of "{{issuer}}" is meant for other certificates: its issuing distribution point names another address than the certificate for {{name}}.',
          next: 'Publish the CRL without an issuing distribution point, or put the same address into the certificates.',
        },
        kind: {
          sentence: 'The CRL of "{{issuer}}" is meant for another kind of certificates than the one for {{name}}.',
          next: 'Publish a CRL for all certificates of the issuer, without onlyContainsUserCerts and onlyContainsCACerts.',
        },
        someReasons: {
          sentence:
            'The CRL of "{{issuer}}" lists some reasons only, so it does not tell whether the certificate for {{name}} is revoked.',
          next: 'Publish a CRL for all reasons, without onlySomeReasons.',
        },
        indirect: {
          sentence:
            'The CRL of "{{issuer}}" is an indirect one, which does not tell whether the certificate for {{name}} is revoked.',
          next: 'Publish a CRL that the issuer signs for its own certificates alone.',
        },
        delta: {
          sentence:
            'The CRL of "{{issuer}}" lists only what has changed, so it does not tell whether the certificate for {{name}} is revoked.',
          next: 'Import the base CRL, whose name has no plus sign.',
        },
        unknownCritical: {
          sentence:
            'The CRL of "{{issuer}}" has a critical extension that Windows does not know, so it does not count for {{name}}.',
          next: 'Publish the CRL without this extension.',
        },
      },
    },
  },
  'certificate.revoked': {
    sentence: 'The certificate for {{name}} has been revoked ({{reason}}).',
    next: 'Issue a new certificate for this host, import it and select it.',
  },
  'certificate.notIssuedHere': {
    sentence: 'The certificate for {{name}} was not issued by a root of this workspace.',
    next: 'Choose a host certificate that was issued here; others are revoked where they were made.',
  },
  'certificate.alreadyRevoked': {
    sentence: 'The certificate for {{name}} is revoked already.',
    next: 'Import the newest CRL on every host if some of them still accept it.',
  },
  'certificate.alreadyRenewed': {
    sentence: 'The certificate for {{name}} has been renewed already, by {{successor}}.',
    next: 'Renew {{successor}} instead.',
  },
  'certificate.keyRevoked': {
    sentence: 'The certificate for {{name}} is revoked, so its key should not be used again.',
    next: 'Renew it with a new key.',
  },
  'certificate.tooManyNames': {
    sentence: 'One certificate can carry at most {{namesMax}} names.',
    next: 'Issue one certificate per host, or split the cluster.',
  },
  'certificate.sameFiles': {
    sentence: 'Two of the certificates are for {{name}}, and their files would overwrite each other.',
    next: 'Export them into different folders; usually only the newer one is needed.',
  },
  'certificate.keyElsewhere': {
    sentence: 'The private key of the certificate for {{name}} was made on the host and is not here.',
    next: 'Bring the bundle to that host, or make a new request there; a renewal can keep the key.',
  },
} satisfies Record<keyof typeof certificateFailures, FailureText>
