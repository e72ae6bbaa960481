const longest = 300
const shown = 120

/** Shortens what a message quotes, such as a key of a million signs: its beginning, and how long it is. */
export function shortenQuotes(message: string): string {
  if (message.length <= longest) return message
  return message.replace(/`([^`]+)`/g, (all, quoted: string) => {
    if (quoted.length <= longest) return all
    const begun = [...quoted.slice(0, shown + 1)].slice(0, -1).join('')
    return `\`${begun}…\` (${quoted.length.toLocaleString('en-US')} characters)`
  })
}
