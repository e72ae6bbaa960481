/** Words that begin or contain a change; as names of columns they are quoted. */
const changing = new Set(
  'insert update delete merge drop alter create truncate grant revoke exec execute call into lock copy vacuum attach shutdown kill dbcc waitfor openrowset opendatasource openquery'.split(
    ' ',
  ),
)

/** Where a query does more than read, and how. */
export interface StatementFault {
  /** 0-based offsets in the query. */
  start: number
  end: number
  reason: string
}

/**
 * Finds what keeps a text from being one SQL query that reads.
 *
 * Databases are asked in read-only transactions besides, where they have them; this also guards the one that has none.
 */
export function statementFault(query: string): StatementFault | undefined {
  const text = query.replace(/[\s;]+$/, '')
  const semicolon = text.indexOf(';')
  if (semicolon >= 0) return {start: semicolon, end: semicolon + 1, reason: 'it holds more than one statement'}
  const bare = withoutQuoted(text)
  const begin = /^(?:\s|\(|--[^\n]*(?:\n|$)|\/\*.*?\*\/)*/s.exec(bare)?.[0].length ?? 0
  const first = /[A-Za-z_]\w*/.exec(' '.repeat(begin) + bare.slice(begin))
  if (!first || !/^(select|with|values|table)$/i.test(first[0]))
    return {
      start: first?.index ?? 0,
      end: first ? first.index + first[0].length : text.length,
      reason: 'it does not begin with `SELECT` or `WITH`',
    }
  for (const {0: word, index} of bare.matchAll(/[A-Za-z_@#$][\w@#$]*/g)) {
    if (changing.has(word.toLowerCase()) || /^(xp|sp)_/i.test(word))
      return {start: index, end: index + word.length, reason: `\`${word}\` changes something`}
  }
  return undefined
}

// Blanks out what stands in quotes, so that offsets stay; comments are read like the rest, as where they end differs from server to server.
function withoutQuoted(text: string): string {
  return text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/g, quoted => ' '.repeat(quoted.length))
}
