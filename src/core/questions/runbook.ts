/** The sections of a runbook, in the order in which somebody needs them. */
export const runbookSections = [
  'Is this it?',
  'Impact',
  'First actions',
  'Diagnose',
  'Recover',
  'Verify',
  'Roll back',
  'Escalate',
  'After',
] as const

/** The sections that are ordered lists of steps. */
export const stepSections: readonly string[] = ['First actions', 'Diagnose', 'Recover', 'Verify']
