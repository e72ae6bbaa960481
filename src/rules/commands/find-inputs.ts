import {type Place, placesIn} from '../../commands/places/places.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'
import {type Command, commandsOf} from './find-steps.ts'

/** An input of a runbook, with the commands that use it. */
export interface UsedInput {
  runbook: Entry<'runbook'>
  input: Data<'runbook'>['inputs'][number]
  /** Its place in the list. */
  index: number
  uses: {command: Command; place: Place}[]
}

/** Lists the inputs of runbooks with the places in commands where they stand, in the order in which they are declared. */
export function* usedInputs(catalog: Catalog): Generator<UsedInput> {
  const places = Map.groupBy(placesOf(catalog), ({command}) => command.entry.id)
  for (const runbook of catalog.list('runbook')) {
    const own = places.get(runbook.id) ?? []
    for (const [index, input] of runbook.data.inputs.entries()) {
      yield {runbook, input, index, uses: own.filter(({place}) => place.name === input.name)}
    }
  }
}

/** Lists the places of inputs in commands, in document order. */
export function* placesOf(catalog: Catalog): Generator<{command: Command; place: Place}> {
  for (const command of commandsOf(catalog)) {
    for (const place of placesIn(command.code.value, command.code.language ?? '')) yield {command, place}
  }
}
