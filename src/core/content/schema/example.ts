import type {FieldDescription} from './describe.ts'

/** Writes the example of a field as one line of YAML flow style: `owner: finance-systems`, `notify: [rotation:integration-primary]`. */
export function exampleInYaml({key, example}: Pick<FieldDescription, 'key' | 'example'>): string {
  return `${key}: ${valueInYaml(example)}`
}

/** Writes a value as one line of YAML flow style. */
export function valueInYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueInYaml).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${textInYaml(key)}: ${valueInYaml(inner)}`)
      .join(', ')}}`
  }
  return typeof value === 'string' ? textInYaml(value) : String(value)
}

// Quoted where YAML would read a text as something else, or end it early.
function textInYaml(text: string): string {
  const plain = /^[\p{L}\d+/][^\n'",[\]{}#&*!|>%@`]*$/u.test(text) && !/: |:$| #|\s$/.test(text)
  const other = /^(true|false|yes|no|on|off|null|~|[\d.+-][\d.:eE+_-]*)$/i.test(text)
  const isDate = /^\d{4}-\d\d-\d\d/.test(text)
  return plain && (!other || isDate) ? text : `'${text.replaceAll("'", "''")}'`
}
