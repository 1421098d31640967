import type { replicaServerFailures } from '../../failures/replica-server.ts'
import type { FailureText } from '../shape.ts'

export const replicaServer = {
  'replicaServer.noCertificate': {
    sentence: 'Certificate-based authentication is chosen on {{host}}, but no certificate.',
    next: 'Select a certificate from the Personal store of {{host}}.',
  },
  'replicaServer.noValidCertificate': {
    sentence: 'No valid certificate found on {{host}}: the chosen one fails a requirement ({{requirement}}).',
    next: 'Install a valid certificate and try again.',
    cases: {
      param: 'requirement',
      texts: {
        store: {
          sentence:
            'No valid certificate found on {{host}}: the chosen one is not in the Personal store of the local computer.',
          next: 'Import the PFX on {{host}} into the Personal store of the local computer and try again.',
        },
        privateKey: {
          sentence: 'No valid certificate found on {{host}}: the chosen one has no private key.',
          next: 'Import the PFX, not the .cer file, on {{host}} and try again.',
        },
        keySpec: {
          sentence:
            'No valid certificate found on {{host}}: the key of the chosen one cannot be used for key exchange.',
          next: 'Issue a certificate with an RSA key for key exchange and try again.',
        },
        chain: {
          sentence:
            'No valid certificate found on {{host}}: the chosen one does not terminate at a valid root certificate.',
          next: 'Import the root into Trusted Root Certification Authorities of {{host}} and try again.',
        },
        strength: {
          sentence:
            'No valid certificate found on {{host}}: a key or a signature in the chain of the chosen one is too weak.',
          next: 'Issue a certificate with an RSA key of 2048 bits and SHA-256 for {{host}}, and try again.',
        },
        extension: {
          sentence:
            'No valid certificate found on {{host}}: the chosen one, or an issuer of it, has a critical extension that Windows does not know.',
          next: 'Issue a certificate without this extension for {{host}}, and try again.',
        },
        authority: {
          sentence: 'No valid certificate found on {{host}}: an issuer of the chosen one may not issue certificates.',
          next: 'Issue a certificate for {{host}} from a proper root, and try again.',
        },
        issuer: {
          sentence: 'No valid certificate found on {{host}}: an issuer of the chosen one is not at hand.',
          next: 'Import the missing issuer into Intermediate Certification Authorities of {{host}}, and try again.',
        },
        dates: {
          sentence: 'No valid certificate found on {{host}}: the chosen one has expired, or is not valid yet.',
          next: 'Issue a new certificate for {{host}} and try again.',
        },
        usages: {
          sentence:
            'No valid certificate found on {{host}}: the chosen one does not allow both client and server authentication.',
          next: 'Issue a certificate that holds both purposes and try again.',
        },
        name: {
          sentence: 'No valid certificate found on {{host}}: the chosen one does not carry the FQDN of {{host}}.',
          next: 'Set the DNS suffix of {{host}}, or issue a certificate for its FQDN, and try again.',
        },
        revocation: {
          sentence:
            'No valid certificate found on {{host}}: the chosen one is revoked, or its revocation cannot be checked.',
          next: 'Import a current CRL on {{host}}, or issue a new certificate, and try again.',
        },
      },
    },
  },
  'replicaServer.noStorageLocation': {
    sentence:
      'To allow replication from any authenticated server, {{host}} needs a default location for Replica files.',
    next: 'Enter a folder on a volume of {{host}}, for example D:\\Replica.',
  },
  'replicaServer.storageDenied': {
    sentence:
      "Unable to open specified location to store Replica files '{{path}}' on {{host}} (General access denied error).",
    next: 'Enter a local folder on a volume that {{host}} has.',
  },
  'replicaServer.badPort': {
    sentence: '{{port}} is not a port number.',
    next: 'Enter a number from 1 to 65535; Hyper-V Replica uses 443 for HTTPS and 80 for HTTP.',
  },
  'authorization.duplicate': {
    sentence: 'An authorization entry for {{primaryServer}} already exists.',
    next: 'Change or remove the existing entry.',
  },
  'authorization.unknown': {
    sentence: 'There is no authorization entry for {{primaryServer}}.',
    next: 'Choose one of the entries of this Replica server.',
  },
  'authorization.badPattern': {
    sentence: "'{{primaryServer}}' is not a FQDN, and a wildcard is allowed in its first label only.",
    next: 'Enter a FQDN or a pattern such as *.lab.example.',
  },
} satisfies Record<keyof typeof replicaServerFailures, FailureText>
