/**
 * Tells whether Windows gives a name to a device: `con`, `NUL`, `aux.old`. No file of that name can be checked out there.
 *
 * Source: Microsoft, "Naming Files, Paths, and Namespaces", learn.microsoft.com/windows/win32/fileio/naming-a-file.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/i.test(name)
}
