import type { rootFailures } from '../../failures/root.ts'
import type { FailureText } from '../shape.ts'

export const root = {
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
  'root.notAuthority': {
    sentence:
      "The certificate of '{{name}}' says that it is no authority (basic constraints, CA:FALSE), so no certificate under it would be accepted.",
    next: 'Choose the certificate of the root, or create a new root.',
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
  'root.hasSuccessor': {
    sentence: 'The root "{{root}}" has been succeeded by "{{successor}}".',
    next: 'Roll "{{successor}}" over instead, or end the roll-over that is going on.',
  },
  'root.noSuccessor': {
    sentence: 'The root "{{root}}" has no successor.',
    next: 'Begin a roll-over of this root first.',
  },
  'root.rollOverEnded': {
    sentence: 'The roll-over of the root "{{root}}" has already been ended.',
    next: 'There is nothing to do; remove the old root from the hosts if it is still there.',
  },
  'root.stillInUse': {
    sentence: '{{count}} certificates of the root "{{root}}" are still in use.',
    next: 'Renew them and bring the new files to the hosts, or end the roll-over nevertheless.',
  },
  'template.unknown': {
    sentence: 'The root "{{root}}" has no template named "{{template}}".',
    next: 'Choose one from the list, or save it first.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
