const rules = new Intl.PluralRules('en')

/** Chooses the form that goes with a count: `alert fires` for one, `alerts fire` for none or several. */
export function plural(count: number, one: string, other: string): string {
  return rules.select(count) === 'one' ? one : other
}

/** Writes a count with its noun: `1 file`, `3 files`, `2 entities`. */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count} ${plural(count, one, other)}`
}
