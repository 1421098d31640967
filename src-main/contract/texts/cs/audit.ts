import type { auditFailures } from '../../failures/audit.ts'
import type { FailureText } from '../shape.ts'

export const audit = {
  'audit.broken': {
    sentence: 'Auditní záznam byl změněn: {{entry}} nenavazuje na to, co je před ním.',
    next: 'Porovnejte pracovní prostor se zálohou a zjistěte, kdo měl k souboru přístup.',
  },
} satisfies Record<keyof typeof auditFailures, FailureText>
