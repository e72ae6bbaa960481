/**
 * Digests a text to 16 hexadecimal digits; for telling things apart, never for secrets.
 *
 * Two 32-bit FNV-1a runs with different offsets, so that `core` needs no platform module.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9923 for FNV-1a.
 */
export function digest(text: string): string {
  return run(text, 0x811c9dc5) + run(text, 0x9747b28c)
}

function run(text: string, offset: number): string {
  let hash = offset
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
