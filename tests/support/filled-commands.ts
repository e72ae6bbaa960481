import {fill} from '../../src/commands/escape.ts'
import {placesIn} from '../../src/commands/places/value-places.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from './clarity.ts'

/** A command of a runbook of the example with the example values of its inputs, filled in as the page does it. */
export interface FilledCommand {
  runbook: string
  /** Where it stands: `runbook:line`. */
  at: string
  command: string
  /** What the page shows as its output; nothing when it shows none. */
  output?: string
}

/** Lists the shell commands of the runbooks, in the order in which a reader meets them. */
export function filledCommands(): FilledCommand[] {
  const {catalog} = loadCatalog('content', root)
  return catalog.list('runbook').flatMap(({id, data, document}) => {
    const examples = new Map(data.inputs.map(({name, example}) => [name, String(example)]))
    const codes = document.body.codes.filter(({inline}) => !inline)
    return codes.flatMap(({language, value, span}, index): FilledCommand[] => {
      if (language !== 'sh') return []
      const next = codes[index + 1]
      const at = `${id}:${span.start.line}`
      return [{runbook: id, at, command: filled(value, examples), ...(next?.language === 'output' ? {output: next.value} : {})}]
    })
  })
}

// `… /flows/{{flow_id}}` → `… /flows/65f2c0a1b2c3d4e5f6a7b8c9`, each value quoted for its place.
function filled(command: string, examples: ReadonlyMap<string, string>): string {
  let [text, from] = ['', 0]
  for (const {name, start, end, quoting} of placesIn(command, 'sh')) {
    const value = 'unknown' in quoting ? quoting : fill(examples.get(name) ?? name, quoting)
    if (!('text' in value)) throw new Error(`\`${name}\` cannot be filled in: ${JSON.stringify(value)}`)
    text += command.slice(from, start) + value.text
    from = end
  }
  return text + command.slice(from)
}
