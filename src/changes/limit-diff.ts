import {type ContractScope, ofContract} from './contract-scope.ts'
import type {Difference} from './difference.ts'
import {sameWords} from './same-words.ts'

/** Lists the differences of a contract's limits, which are known by their titles. */
export function limitDifferences(scope: ContractScope): Difference[] {
  const {limits: was} = scope.before.data
  const {limits: is} = scope.after.data
  const changed = is.flatMap((limit, index) => {
    const says = `limit \`${limit.title}\``
    const old = was.find(({title}) => sameWords(title, limit.title))
    if (!old) return [ofContract(scope, 'limit-added', ['limits', index, 'value'], says, undefined, limit.value)]
    return sameWords(old.value, limit.value)
      ? []
      : [ofContract(scope, moveOf(old.value, limit.value), ['limits', index, 'value'], says, old.value, limit.value)]
  })
  const gone = was.flatMap(({title, value}, index) =>
    is.some(limit => sameWords(limit.title, title))
      ? []
      : [ofContract(scope, 'limit-removed', ['limits', index, 'value'], `limit \`${title}\``, value, undefined)],
  )
  return [...changed, ...gone]
}

// In: `1,000 points/s` and `2,000 points/s`. Only where the words around one number are the same can the two be compared.
function moveOf(before: string, after: string): 'limit-raised' | 'limit-lowered' | 'limit-changed' {
  const [was, is] = [numberIn(before), numberIn(after)]
  if (!was || !is || was.words !== is.words) return 'limit-changed'
  return is.value > was.value ? 'limit-raised' : 'limit-lowered'
}

function numberIn(text: string): {value: number; words: string} | undefined {
  const numbers = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)]
  const [number] = numbers
  if (numbers.length !== 1 || !number) return undefined
  return {value: Number(number[0].replaceAll(',', '')), words: text.replace(number[0], '#')}
}
