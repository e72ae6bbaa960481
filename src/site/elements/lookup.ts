import {type Named, type Names, namesOf} from '../../search/names.ts'
import {type Symptoms, symptomsOf, type TextIndex} from '../../search/symptoms.ts'

let names: Promise<Names> | undefined
let symptoms: Promise<Symptoms> | undefined

/** Loads the names once per page; an unreachable list rejects, so that nobody takes it for "unknown". */
export function loadNames(base: string): Promise<Names> {
  names ??= read<Named[]>(`${base}lookup.json`).then(namesOf)
  names.catch(() => {
    names = undefined
  })
  return names
}

/** Loads what is found in plain words once per page; rejects where it cannot be read. */
export function loadSymptoms(base: string): Promise<Symptoms> {
  symptoms ??= read<TextIndex>(`${base}symptoms.json`).then(symptomsOf)
  symptoms.catch(() => {
    symptoms = undefined
  })
  return symptoms
}

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.json() as Promise<T>
}
