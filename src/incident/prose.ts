/** Writes what people and systems said as text of a body, whatever signs it has; code keeps its own. */
export function inProse(text: string): string {
  return text.replace(/`[^`]*`|[\\*_{}[\]<>()#+!|~&:]/g, found => (found.startsWith('`') ? found : found === ':' ? ':' : `\\${found}`))
}
