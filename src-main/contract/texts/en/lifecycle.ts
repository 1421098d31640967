import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../shape.ts'

export const lifecycle = {
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
  'root.mayNotSignCrl': {
    sentence: 'The root "{{root}}" may not sign CRLs, because its key usage lacks cRLSign.',
    next: 'Issue the root again with the same key and correct extensions, or use a root that was made here.',
  },
  'root.noKey': {
    sentence: 'Only the certificate of the root "{{root}}" is here, not its key.',
    next: 'Use the workspace that holds the key.',
  },
  'root.sheetUnreadable': {
    sentence: 'The recovery sheet cannot be read ({{problem}}).',
    next: 'Compare the line with the printed sheet; every line ends with four check digits.',
  },
  'root.keyDiffers': {
    sentence: 'The private key in {{file}} does not belong to its certificate.',
    next: 'Choose the key that the certificate was made with.',
  },
  'audit.broken': {
    sentence: 'The audit trail was changed: {{entry}} does not fit what comes before it.',
    next: 'Compare the workspace with a backup, and find out who had access to the file.',
  },
  'passphrase.missing': {
    sentence: 'A passphrase is needed, and there is no terminal to ask for it.',
    next: 'Name a file with --passphrase-file, or pass the passphrase on standard input with --passphrase-file -.',
  },
  'name.duplicate': {
    sentence: 'The name {{name}} stands in the list twice.',
    next: 'Nothing has to be done; one certificate is enough.',
  },
  'certificate.tooManyNames': {
    sentence: 'One certificate can carry at most {{namesMax}} names.',
    next: 'Issue one certificate per host, or split the cluster.',
  },
  'certificate.sameFiles': {
    sentence: 'Two of the certificates are for {{name}}, and their files would overwrite each other.',
    next: 'Export them into different folders; usually only the newer one is needed.',
  },
  'key.unreadable': {
    sentence: '{{file}} holds no private key that can be read ({{problem}}).',
    next: 'Choose the RSA key of the certificate, in PEM or DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'The passphrase does not open the private key in {{file}}.',
    next: 'Type the passphrase again.',
  },
  'rootWeakness.noBasicConstraints': {
    sentence: 'The root does not say that it is an authority.',
    next: 'Windows takes it as a root; other programs may not. Issue it again with the same key and correct extensions.',
  },
  'rootWeakness.noKeyCertSign': {
    sentence: 'The key usage of the root does not allow it to sign certificates.',
    next: 'Certificates from it are refused; issue it again with the same key and correct extensions.',
  },
  'rootWeakness.noCrlSign': {
    sentence: 'The key usage of the root does not allow it to sign CRLs.',
    next: 'Issue it again with the same key and correct extensions; otherwise revocation checking has to be switched off on the hosts.',
  },
  'rootWeakness.weakSignature': {
    sentence: 'The root is signed with MD5 or SHA-1.',
    next: 'Nobody checks the signature of a trusted root, but issue it again with the same key when you can.',
  },
  'rootWeakness.shortKey': {
    sentence: 'The key of the root has fewer than 2048 bits.',
    next: 'Only a new root cures that: roll over to one. Windows refuses keys below 1024 bits.',
  },
  'rootWeakness.noSubjectKeyId': {
    sentence: 'The root has no subject key identifier.',
    next: 'Certificates from it carry no authority key identifier; that works as long as the name is unique.',
  },
  'rootWeakness.notSelfSigned': {
    sentence: 'The authority was issued by another one.',
    next: 'Import its root into LocalMachine\\Root and this certificate into LocalMachine\\CA on every host.',
  },
  'rootWeakness.expired': {
    sentence: 'The root has expired.',
    next: 'Issue it again with the same key, or create a new root; nothing can be issued from this one.',
  },
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
