const looks = ['severity-sev1', 'severity-sev2', 'severity-sev3', 'severity-sev4']

/** Gives the class that draws a severity by its place on the scale, 0 the worst: four looks, of which the last stands for all beyond. */
export function severityLook(rank: number): string {
  return looks[Math.min(rank, looks.length - 1)] ?? ''
}
