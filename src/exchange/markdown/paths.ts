/** Joins a folder and a relative address with `/`; `..` goes up, and stays where it would leave the root. */
export function joined(folder: string, address: string): string {
  const parts = address.startsWith('/') ? [] : folder.split('/').filter(part => part !== '' && part !== '.')
  for (const part of address.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return (folder.startsWith('/') && !address.startsWith('..') ? '/' : '') + parts.join('/')
}

/** Gives the folder of a path, empty for a bare name. */
export function folderOf(file: string): string {
  const at = file.lastIndexOf('/')
  return at < 0 ? '' : file.slice(0, at)
}

/** Gives the name of a path without folder and ending. */
export function baseOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}
