const mask = '[secret]'

/** Shorter values are names and tenants, and would be found in words that mean something else. */
const shortest = 8

/**
 * Takes secrets out of everything a source said, before it is kept: servers repeat what they were sent, in errors above all.
 *
 * @param secrets Values that were sent; a text that was cut in the middle of one is masked too.
 */
export function withoutSecrets<T>(said: T, secrets: Iterable<string>): T {
  const longestFirst = [...new Set(secrets)].filter(({length}) => length >= shortest).sort((a, b) => b.length - a.length)
  return longestFirst.length === 0 ? said : (masked(said, longestFirst) as T)
}

function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskedText(value, secrets)
  if (Array.isArray(value)) return value.map(each => masked(each, secrets))
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, masked(each, secrets)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [maskedText(key, secrets), masked(each, secrets)]))
}

function maskedText(text: string, secrets: readonly string[]): string {
  const whole = secrets.reduce((rest, secret) => rest.replaceAll(secret, mask), text)
  if (!whole.endsWith('…')) return whole
  const cut = whole.slice(0, -1)
  for (const secret of secrets) {
    for (let length = Math.min(secret.length - 1, cut.length); length >= shortest; length -= 1) {
      if (cut.endsWith(secret.slice(0, length))) return `${cut.slice(0, -length)}${mask}…`
    }
  }
  return whole
}
