import {Guesser, guessInWords, listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {placeInValue} from './scalar-places.ts'

/** Reports each placeholder of a business sentence that is neither the value nor another signal of the integration. */
export default defineRule({
  id: 'sentence-placeholder-unknown',
  severity: 'error',
  summary: 'A business sentence has a placeholder that no signal fills.',
  why: 'The sentence says `unknown` at the place, or shows the braces, also while everything is measured.',
  local: true,
  *check(catalog) {
    for (const {id, data, document} of [...catalog.list('integration'), ...catalog.list('service')]) {
      const fills = new Set(['value', ...data.signals.map(signal => signal.id)])
      const allowed = [...fills]
      const shown = listed(allowed.map(each => `{${each}}`))
      const guesser = new Guesser()
      for (const [index, {id: signal, sentence = ''}] of data.signals.entries()) {
        // Whoever writes braces in a sentence means a placeholder, also in a spelling that is none.
        for (const match of sentence.matchAll(/\{([^{}]*)\}/g)) {
          const name = match[1] ?? ''
          if (fills.has(name)) continue
          yield {
            at: placeInValue(document, ['signals', index, 'sentence'], sentence, match.index + 1, match.index + 1 + name.length),
            message: `the sentence of signal \`${id}/${signal}\` asks for \`${name}\`, which is no signal of the integration${guessInWords(guesser.nearest(name, allowed))}`,
            help: `It can have ${shown}.`,
          }
        }
      }
    }
  },
  examples: [
    {
      name: 'the value, and another signal',
      files: {
        'integrations/orders.mdx': integration("'{value} paid orders worth {at-risk} wait'", 'Orders worth {value} wait'),
      },
      expect: [],
    },
    {
      name: 'a mistyped signal, an underscore, and a signal that is not there, in a folded sentence',
      files: {
        'integrations/orders.mdx': integration(
          "'{vlaue} orders, worth {at_risk}, wait'",
          '>-\n      {value} wait;\n      the oldest has waited {age}',
        ),
      },
      expect: [
        'content/integrations/orders.mdx:11:17-11:22 the sentence of signal `orders/waiting` asks for `vlaue`, which is no signal of the integration',
        'content/integrations/orders.mdx:11:39-11:46 the sentence of signal `orders/waiting` asks for `at_risk`, which is no signal of the integration; did you mean `at-risk`?',
        'content/integrations/orders.mdx:17:30-17:33 the sentence of signal `orders/at-risk` asks for `age`, which is no signal of the integration',
      ],
    },
  ],
})

function integration(waiting: string, atRisk: string): string {
  const signals = `  - id: waiting\n    title: Waiting\n    unit: orders\n    sentence: ${waiting}\n  - id: at-risk\n    title: At risk\n    unit: USD\n    sentence: ${atRisk}\n`
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${signals}---\n`
}
