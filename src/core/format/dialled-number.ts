/** Gives a telephone number as a link dials it, without what only helps the eye: `+1 (555) 010-4000` → `+1-555-010-4000`. */
export function dialledNumber(address: string): string {
  return address.replace(/[() -]+/g, '-')
}
