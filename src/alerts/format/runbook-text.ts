import type {PlacedValue} from '../firing.ts'

const address = /https?:\/\/[^\s<>"'`\])}]+/g

/** Finds the address of a runbook in a description: the one behind the word `runbook`, else the only one. */
export function runbookIn(description: PlacedValue | undefined): PlacedValue | undefined {
  if (!description) return undefined
  const {text, node} = description
  const found = [...text.slice(0, 20_000).matchAll(address)].map(([url, at]) => ({url: (url ?? '').replace(/[.,;:!]+$/, ''), at}))
  const named = /runbook[^\n]*?(https?:\/\/[^\s<>"'`\])}]+)/i.exec(text.slice(0, 20_000))?.[1]?.replace(/[.,;:!]+$/, '')
  const url = named ?? (found.length === 1 ? found[0]?.url : undefined)
  return url === undefined ? undefined : {text: url, node}
}
