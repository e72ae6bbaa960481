/**
 * Finds the language of a block of code where its text leaves no doubt.
 *
 * A shell script by its first line or a `$ ` before every line, JSON that parses, XML by its declaration, a difference by its head.
 */
export function certainLanguage(value: string): string | undefined {
  const lines = value.split('\n').filter(line => line.trim() !== '')
  if (/^#! ?\S*\b(sh|bash)\b/.test(value) || (lines.length > 0 && lines.every(line => line.startsWith('$ ')))) return 'sh'
  if (/^<\?xml\s/.test(value)) return 'xml'
  if (/^(diff --git a\/|--- \S.*\n\+\+\+ \S.*\n@@ )/.test(value)) return 'diff'
  return isJson(value) ? 'json' : undefined
}

// A lone number or word parses as well, and `{}` may be anything.
function isJson(value: string): boolean {
  if (!/^\s*(\{\s*"|\[\s*[{["])/.test(value)) return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}
