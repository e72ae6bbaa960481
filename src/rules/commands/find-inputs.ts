import {type Place, placesIn} from '../../commands/places/value-places.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Data} from '../../core/content/schema/index.ts'
import {type Command, commandsOf} from './find-steps.ts'

/** An input of a runbook, with the commands that use it. */
export interface UsedInput {
  runbook: Entry<'runbook'>
  input: Data<'runbook'>['inputs'][number]
  /** Its place in the list. */
  index: number
  uses: readonly InputPlace[]
}

/** Lists the inputs of runbooks with the places in commands where they stand, in the order in which they are declared. */
export function* usedInputs(catalog: Catalog): Generator<UsedInput> {
  const places = Map.groupBy(placesOf(catalog), ({command}) => command.entry.id)
  for (const runbook of catalog.list('runbook')) {
    const own = Map.groupBy(places.get(runbook.id) ?? [], ({place}) => place.name)
    for (const [index, input] of runbook.data.inputs.entries()) {
      yield {runbook, input, index, uses: own.get(input.name) ?? []}
    }
  }
}

/** A place of an input, with the command in which it stands. */
export interface InputPlace {
  command: Command
  place: Place
}

const inputsByCatalog = new WeakMap<Catalog, readonly InputPlace[]>()

/** Lists the places of inputs in commands, in document order; a shell reads each command once for all rules. */
export function placesOf(catalog: Catalog): readonly InputPlace[] {
  const places =
    inputsByCatalog.get(catalog) ??
    [...commandsOf(catalog)].flatMap(command => placesIn(command.code.value, command.code.language ?? '').map(place => ({command, place})))
  inputsByCatalog.set(catalog, places)
  return places
}
