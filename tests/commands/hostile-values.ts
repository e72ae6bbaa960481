const parts = [
  "'",
  '"',
  "''",
  '""',
  '`',
  '`id`',
  '$(touch breakout)',
  `\${HOME}`,
  '$HOME',
  '\n',
  '\r\n',
  ';',
  '; touch breakout;',
  "'; DROP TABLE orders; --",
  '*',
  '*~',
  '?',
  '[a-z]',
  '{a,b}',
  '\u2019',
  '\u201c',
  '\u201d',
  '\u02bc',
  '\u0000',
  '-',
  '--help',
  '-rf',
  '\\',
  '\\\\',
  "\\'",
  '\\"',
  '\\(',
  '/',
  '../',
  '..',
  '.',
  '&',
  '&&',
  '||',
  '|',
  '>',
  '< /etc/passwd',
  '#',
  '!',
  '!!',
  '%',
  '%27',
  '%00',
  '_',
  '^',
  '$',
  '(',
  ')',
  '+',
  '~',
  ':',
  '@',
  '=',
  ',',
  ' ',
  '\t',
  '\u001b[2J',
  '\u202e',
  'é',
  '💥',
  '\ud800',
  'SQL',
  '\nSQL\n',
  'EOF',
  '"}',
  '"]',
  '{{order_id}}',
  '{{',
  'a',
  '7',
  'Zoë',
  "12 O'Brien Court",
  '1; DELETE',
  "x' OR '1'='1",
  '</a>',
  '<![CDATA[',
  'gid://x',
  'https://evil.example.com/',
  '@/etc/passwd',
  '\u00a0',
  'zq0zq',
]

/** Makes hostile values, the same ones each time: each part alone, then parts put together; none is empty or has white space at its ends. */
export function hostileValues(count: number): string[] {
  const random = numbersFrom(20_261_129)
  const values = new Set(parts.map(part => part.trim()).filter(part => part !== ''))
  while (values.size < count) {
    const picked = Array.from({length: 1 + (random() % 5)}, () => parts[random() % parts.length] ?? '')
    const value = picked.join('').trim()
    if (value !== '') values.add(value)
  }
  return [...values]
}

function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state >>> 8
  }
}
