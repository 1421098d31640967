import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'host.unknown': {
    sentence: 'There is no host with the id {{hostId}}.',
    next: 'Choose a host from the list of hosts.',
  },
  'host.duplicateName': {
    sentence: 'A host with the name {{name}} already exists.',
    next: 'Choose another computer name.',
  },
  'host.badName': {
    sentence: "'{{name}}' is not a computer name: it needs 1 to 15 letters, digits or hyphens, and not digits alone.",
    next: 'Enter a shorter name without spaces and without dots; the DNS suffix has its own field.',
  },
  'host.badIpAddress': {
    sentence: "'{{ipAddress}}' is not an IPv4 address that a host can have.",
    next: 'Enter an address such as 10.0.0.11.',
  },
  'host.badMemory': {
    sentence: 'A host cannot have {{memoryBytes}} of memory.',
    next: 'Enter a size from {{memoryBytesMin}} to {{memoryBytesMax}}.',
  },
  'host.duplicateIpAddress': {
    sentence: 'The address {{ipAddress}} already belongs to {{host}}.',
    next: 'Choose a free address.',
  },
  'host.notEmpty': {
    sentence: 'The host {{host}} still holds virtual machines ({{count}}).',
    next: 'Remove replication and delete the virtual machines first, then remove the host.',
  },
  'host.off': {
    sentence: 'The host {{host}} has no power.',
    next: 'Give {{host}} its power back and try again.',
  },
  'host.on': {
    sentence: 'The host {{host}} already has power.',
    next: 'Go on; nothing has to be done.',
  },
  'host.unknownRule': {
    sentence: "The host {{host}} has no firewall rule '{{rule}}'.",
    next: 'Use a rule of the list, for example VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: "The host {{host}} has no virtual switch '{{switch}}'.",
    next: 'Choose one of the virtual switches of {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'The workspace already holds {{countMax}} hosts, which is the most that it can hold.',
    next: 'Remove a host or start another workspace.',
  },
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
  'store.missing': {
    sentence: 'The store {{store}} of {{host}} does not hold the certificate {{certificateId}}.',
    next: 'Import the certificate on {{host}} and try again.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
