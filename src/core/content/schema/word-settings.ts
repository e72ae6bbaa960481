import * as z from 'zod'
import {field, listedWord, words} from './field.ts'
import {usualWords} from './vocabulary.ts'

const tierWord = z.strictObject({
  id: field(z.union([z.int(), listedWord()]), {is: 'The tier.', example: 1}),
  means: field(words(), {is: 'When to choose it.', example: 'money stops without it'}),
})

const classWord = z.strictObject({
  id: field(listedWord(), {is: 'The class.', example: 'stuck'}),
  means: field(words(), {is: 'What it looks like.', example: 'Accepted on one side, absent on the other.'}),
})

const isOnceEach = (list: readonly {id: unknown}[]) => new Set(list.map(({id}) => id)).size === list.length
const onceEach = {error: () => 'expected each `id` once'}

/** Settings that replace a list of words of the program; severities stand with their policies. */
export const wordSettings = {
  tiers: field(z.array(tierWord).min(1).refine(isOnceEach, onceEach).default(usualWords.tiers), {
    is: 'The tiers of integrations and services, most important first: numbers or words.',
    example: [{id: 'gold', means: 'customers cannot buy without it'}],
  }),
  classes: field(z.array(classWord).min(1).refine(isOnceEach, onceEach).default(usualWords.classes), {
    is: 'The classes of failure, in the order in which they are offered.',
    example: [{id: 'slow', means: 'It answers, and too late.'}],
  }),
  categories: field(z.array(listedWord()).min(1).default(usualWords.categories), {
    is: 'The categories of systems, in the order in which they are offered.',
    example: ['database', 'queue', 'load-balancer'],
  }),
}
