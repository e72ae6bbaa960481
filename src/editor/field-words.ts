import {describeItems, type FieldDescription} from '../core/content/schema/describe.ts'
import {exampleInYaml} from '../core/content/schema/example.ts'

/** Says in Markdown what a field is: its meaning, its type, what holds without it, and an example. */
export function describeField(field: FieldDescription): string {
  const {key, is, type, required, absent} = field
  const item = describeItems(field)
  const of = item?.reference ?? field.reference
  const lines = [
    `**${key}**: ${of?.or && of.or.length > 0 ? `${type}, or ${of.or.join(', ')}` : type}`,
    is,
    required ? 'Required.' : absent === undefined ? '' : `Without it: ${absent}.`,
    field.example === undefined ? '' : `\`\`\`yaml\n${exampleInYaml(field)}\n\`\`\``,
  ]
  return lines.filter(Boolean).join('\n\n')
}
