import type { connectionFailures } from '../../failures/connection.ts'
import type { FailureText } from '../shape.ts'

export const connection = {
  'connection.nameNotResolved': {
    sentence:
      "Hyper-V cannot connect to the specified Replica server '{{server}}': the server name or address could not be resolved on {{client}}.",
    next: 'Add an A record for {{server}} to DNS, or correct the name of the Replica server.',
  },
  'connection.timedOut': {
    sentence: "{{client}} cannot connect to the specified Replica server '{{server}}' due to connection timed out.",
    next: 'Verify if {{server}} has power and if a network connection exists to it.',
  },
  'connection.firewallRuleDisabled': {
    sentence:
      "A connection with the Replica server '{{server}}' could not be established, because its firewall does not allow inbound connections on port {{port}}.",
    next: 'Enable the inbound rule {{rule}} on {{server}}.',
  },
  'connection.notReplicaServer': {
    sentence:
      "A connection with the server '{{server}}' could not be established on port {{port}}, because it is not enabled as a Replica server.",
    next: 'Enable {{server}} as a Replica server under Hyper-V Settings > Replication Configuration.',
  },
  'connection.wrongPort': {
    sentence:
      "A connection with the Replica server '{{server}}' could not be established: it listens on port {{listenerPort}}, not on {{port}}.",
    next: 'Enter {{listenerPort}} as the Replica server port.',
  },
  'connection.authenticationMismatch': {
    sentence: "The Replica server '{{server}}' does not support the same authentication scheme ({{authentication}}).",
    next: 'Choose the authentication type that {{server}} allows, or allow this one there.',
  },
  'connection.kerberosInWorkgroup': {
    sentence:
      "Hyper-V failed to authenticate the Replica server '{{server}}' using Kerberos authentication: {{client}} and {{server}} share no trusted domain.",
    next: 'Choose certificate-based authentication (HTTPS).',
  },
  'connection.spnMissing': {
    sentence:
      "Hyper-V failed to authenticate the Replica server '{{server}}' using Kerberos authentication: its service principal name 'Hyper-V Replica Service' is not registered.",
    next: 'Restart the service Hyper-V Virtual Machine Management (vmms) on {{server}}, which registers the name again.',
  },
  'connection.clockSkew': {
    sentence:
      "Hyper-V failed to authenticate the Replica server '{{server}}' using Kerberos authentication: the clock of {{host}} is {{skewSeconds}} seconds off.",
    next: 'Set the clock of {{host}} right; Kerberos allows five minutes.',
  },
  'connection.proxyInPath': {
    sentence:
      "{{client}} cannot send to the Replica server '{{server}}': the handle is in the wrong state for the requested operation, because a proxy inspects the connection.",
    next: 'Exempt the traffic between both hosts from inspection.',
  },
  'connection.proxyTimedOut': {
    sentence:
      "{{client}} cannot connect to the specified Replica server '{{server}}' due to connection timed out at the proxy.",
    next: 'Verify if the proxy settings have been configured appropriately, or bypass the proxy (-BypassProxyServer).',
  },
  'connection.noClientCertificate': {
    sentence: 'A client certificate is needed, but {{client}} has none chosen, or it left the Personal store.',
    next: 'Import a certificate with its private key on {{client}} and choose it.',
    cases: {
      param: 'situation',
      texts: {
        missing: {
          sentence: 'The certificate {{certificate}} that was chosen is not in the Personal store of {{client}}.',
          next: 'Choose one that is in the Personal store of {{client}}, or import this one again with its private key.',
        },
        noPrivateKey: {
          sentence: 'The certificate that {{client}} was to show was imported without its private key.',
          next: 'Import the PFX, not the .cer file, on {{client}}.',
        },
        exchanged: {
          sentence:
            "The replication of '{{vm}}' still names the thumbprint {{certificate}}, but no such certificate is in the Personal store of {{client}} any more.",
          next: 'Choose the new certificate for each virtual machine (Set-VMReplication -CertificateThumbprint), and resume replication.',
        },
      },
    },
  },
  'connection.serverCertificateMissing': {
    sentence:
      'The connection with {{server}} was terminated abnormally, because the certificate of its listener is no longer in the Personal store.',
    next: 'Import a certificate on {{server}} and choose it under Hyper-V Settings > Replication Configuration.',
  },
  'connection.certificateRefused': {
    sentence: '{{judge}} refuses the certificate of {{owner}} ({{reason}}).',
    next: 'Issue a certificate for {{owner}} that meets the rule ({{rule}}), import it and try again.',
    cases: {
      param: 'reason',
      texts: {
        'certificate.wrongStore': {
          sentence:
            '{{judge}} refuses the certificate of {{owner}}: it is not in the Personal store of the local computer.',
          next: 'Import the PFX on {{owner}} into the Personal store of the local computer.',
        },
        'certificate.noPrivateKey': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: it was imported without its private key.',
          next: 'Import the PFX, not the .cer file, on {{owner}}.',
        },
        'certificate.keyNotRsa': {
          sentence: '{{owner}} cannot use its certificate: the key is not an RSA key.',
          next: 'Issue a certificate with an RSA key for {{owner}}.',
        },
        'certificate.signatureKey': {
          sentence: '{{owner}} cannot use its certificate: its key may only sign, but key exchange is needed.',
          next: 'Import the PFX on {{owner}} again as a key exchange key (AT_KEYEXCHANGE).',
        },
        'certificate.chainIncomplete': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: an issuer of its chain is not at hand.',
          next: 'Import the missing issuer on {{judge}} into Intermediate Certification Authorities.',
        },
        'certificate.issuerNoAuthority': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: an issuer of its chain may not sign certificates.',
          next: 'Issue the certificate of {{owner}} again from a proper root.',
        },
        'certificate.weakKey': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: a key of its chain is shorter than 1024 bits.',
          next: 'Issue root and certificate again with keys of at least 2048 bits.',
        },
        'certificate.weakSignature': {
          sentence:
            '{{judge}} refuses the certificate of {{owner}}: a signature of its chain uses a digest that anybody can forge.',
          next: 'Issue the certificate of {{owner}} again with SHA-256.',
        },
        'certificate.unknownCritical': {
          sentence:
            '{{judge}} refuses the certificate of {{owner}}: its chain has a critical extension that Windows does not know.',
          next: 'Issue the certificate of {{owner}} again without this extension.',
        },
        'certificate.untrustedRoot': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: its root is not trusted there.',
          next: 'Import the root on {{judge}} into Trusted Root Certification Authorities.',
        },
        'certificate.notYetValid': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: it is not valid yet by the clock of {{judge}}.',
          next: 'Set the clocks of both hosts right, or wait until the certificate begins.',
        },
        'certificate.expired': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: it has expired by the clock of {{judge}}.',
          next: 'Issue a new certificate for {{owner}}, import it and choose it on the server and for each virtual machine.',
        },
        'certificate.wrongUsage': {
          sentence:
            '{{judge}} refuses the certificate of {{owner}}: client authentication, server authentication or a key usage is missing.',
          next: 'Issue a certificate for {{owner}} that holds both purposes.',
        },
        'certificate.nameDiffers': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: it carries another name than the one in use.',
          next: 'Use the FQDN as the Replica server, or issue a certificate for the name in use.',
        },
        'certificate.nameNotPermitted': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: its root may not certify one of the names.',
          next: 'Issue a certificate for {{owner}} from a root that permits its names.',
        },
        'certificate.revocationUnknown': {
          sentence: '{{judge}} is unable to check revocation for the certificate of {{owner}}: no CRL is at hand.',
          next: 'Import the CRL on {{judge}}, or set DisableCertRevocationCheck there.',
        },
        'certificate.revocationOffline': {
          sentence:
            '{{judge}} is unable to check revocation for the certificate of {{owner}}: the CRL has ended or cannot be fetched.',
          next: 'Publish a new CRL and import it on {{judge}}, or bring the distribution point back on line.',
        },
        'certificate.revocationForeign': {
          sentence: '{{judge}} finds the CRL of another issuer when it checks the certificate of {{owner}}.',
          next: 'Put the CRL of the right root into LocalMachine\\CA on {{judge}}, or at the distribution point.',
        },
        'certificate.revocationScope': {
          sentence:
            '{{judge}} is unable to check revocation for the certificate of {{owner}}: the CRL at hand is meant for other certificates.',
          next: 'Publish a CRL for all certificates of the issuer, without an issuing distribution point, and import it on {{judge}}.',
        },
        'certificate.revoked': {
          sentence: '{{judge}} refuses the certificate of {{owner}}: it has been revoked.',
          next: 'Issue a new certificate for {{owner}} and import it.',
        },
      },
    },
  },
  'connection.notAuthorized': {
    sentence: '{{server}} does not authorize replication from {{client}}.',
    next: 'Add an authorization entry for {{client}} on {{server}}, or allow any authenticated server.',
  },
  'connection.trustGroupMismatch': {
    sentence:
      '{{server}} authorizes {{client}} in the trust group {{trustGroup}}, but the replica belongs to another one.',
    next: 'Give both authorization entries on {{server}} the same trust group.',
  },
  'connection.engineDisagrees': {
    sentence: 'The verdict on the certificates ({{verdict}}) and the opinion of the TLS engine ({{engine}}) differ.',
    next: 'Report this with the certificates but without their keys: it is a defect of Understudy.',
  },
} satisfies Record<keyof typeof connectionFailures, FailureText>
