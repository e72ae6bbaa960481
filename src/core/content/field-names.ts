/** How a product spells the fields that its customers add, so that a command shows them whatever stands around. */
export interface CustomSpelling {
  /** What a system of this product is called by. */
  system: RegExp
  pattern: RegExp
}

/** Spellings by product. */
export const customSpellings: readonly CustomSpelling[] = [
  {system: /netsuite/i, pattern: /(?<![\w$])cust(?:body|item|col|entity|event|record|page)\w*_\w+/g},
  {system: /salesforce/i, pattern: /(?<![\w$])[A-Za-z]\w*__[cr]\b/g},
]

const anywhere = /cust[a-z]+_|__[cr]\b|\s(?:-d|--data\S*)\s/

/** Tells whether a text may name a field of another system in a command; false is certain. */
export function mayNameField(text: string): boolean {
  return anywhere.test(text)
}
