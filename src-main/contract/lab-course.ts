/**
 * The course that a lab belongs to: the letters before the hyphen of its id.
 * @param labId As `FD-01`.
 */
export function courseOf(labId: string): string {
  return labId.split('-')[0] ?? ''
}
