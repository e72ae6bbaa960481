/**
 * Lists the known words of which a compound is put together: `lagerbestand` of `lager` and `bestand`, with what joins them left out.
 *
 * @param known Tells whether a word is one that the site has.
 * @returns At least one word at the beginning or the end of it; none where it holds no known word.
 */
export function wordsIn(compound: string, known: (word: string) => boolean): string[] {
  if (compound.length < least * 2) return []
  for (let at = compound.length - least; at >= least; at--) {
    const first = headOf(compound.slice(0, at), known)
    const second = compound.slice(at)
    if (first && known(second)) return [first, second]
  }
  for (let at = least; at <= compound.length - least; at++) if (known(compound.slice(at))) return [compound.slice(at)]
  for (let at = compound.length - least; at >= least; at--) {
    const first = headOf(compound.slice(0, at), known)
    if (first) return [first]
  }
  return []
}

// Shorter words stand in many others by chance.
const least = 4

// `bestellung-s-stau`, `auftrag-s-nummer`, `artikel-daten`; stems have lost their endings.
function headOf(text: string, known: (word: string) => boolean): string | undefined {
  const forms = [
    text,
    ...['s', 'n', 'en', 'es', 'e', 'ung', 'ungs'].flatMap(end => (text.endsWith(end) ? [text.slice(0, -end.length)] : [])),
  ]
  return forms.find(form => form.length >= least - 1 && known(form))
}
