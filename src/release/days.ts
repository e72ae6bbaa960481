const dayMs = 86_400_000
const lastDay = Date.parse('9999-12-31')

/** Gives the day so many days after another: `2026-12-31`, 1 → `2027-01-01`; none after the last one of four digits. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Math.min(Date.parse(day) + days * dayMs, lastDay)).toISOString().slice(0, 10)
}

/** Counts the days from one to another, both included: `2026-12-08`, `2026-12-09` → 2. */
export function daysFromTo(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1
}

/** Gives the earlier of two days. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b
}

/** Gives the later of two days. */
export function later(a: string, b: string): string {
  return a < b ? b : a
}
