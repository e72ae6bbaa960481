/** Titles of the usual sections of a runbook by id, in the order in which somebody needs them. */
export const usualTitles: Record<string, string> = {
  'is-this-it': 'Is this it?',
  impact: 'Impact',
  'first-actions': 'First actions',
  diagnose: 'Diagnose',
  recover: 'Recover',
  verify: 'Verify',
  'roll-back': 'Roll back',
  escalate: 'Escalate',
  after: 'After',
}
