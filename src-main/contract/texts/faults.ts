/** The catalogue of faults in words. */
import type { FaultId } from '../faults.ts'
import { texts } from './index.ts'
import type { Language } from './shape.ts'

/**
 * @param faultId Which fault.
 * @param language The language of the reader.
 * @returns What is done to the world, what an administrator sees of it, and how it is put right.
 */
export function describeFault(faultId: FaultId, language: Language): { what: string; symptom: string; fix: string } {
  return {
    what: texts.text(`fault.${faultId}.what`, language),
    symptom: texts.text(`fault.${faultId}.symptom`, language),
    fix: texts.text(`fault.${faultId}.fix`, language),
  }
}
