const isContinuation = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte < 0xc0

/**
 * Moves the folds of a calendar that stand within a letter to its end; lines stay as many as they were.
 *
 * Lines are folded after so many bytes, and some programs do not look whether a letter of several bytes ends there:
 * `C3 ⏎ ␠ BC` → `C3 BC ⏎ ␠`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.1
 */
export function withWholeLetters(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let copied = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    const begin = bytes[at - 1] === 13 ? at - 1 : at
    const next = at + 2
    if ((bytes[begin - 1] ?? 0) < 0x80 || (bytes[at + 1] !== 32 && bytes[at + 1] !== 9) || !isContinuation(bytes[next])) continue
    let end = next
    while (isContinuation(bytes[end])) end++
    for (let index = copied; index < begin; index++) out.push(bytes[index] as number)
    out.push(...bytes.subarray(next, end), ...bytes.subarray(begin, next))
    copied = end
  }
  if (copied === 0) return bytes
  for (let index = copied; index < bytes.length; index++) out.push(bytes[index] as number)
  return Uint8Array.from(out)
}
