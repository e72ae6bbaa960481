import {nameSpanOf} from '../../core/content/attribute-places.ts'
import type {Attribute, Component} from '../../core/content/body.ts'
import {type ComponentNote, plainElements} from '../../core/content/components.ts'
import {corrected, didYouMean, listed} from '../../core/format/suggest.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {componentInWords, usedComponents} from './find-components.ts'

/** Reports each attribute that a component does not know, and each value that an attribute does not take. */
export default defineRule({
  id: 'component-attribute-unknown',
  severity: 'error',
  summary: 'A component has an attribute or a value that it does not know.',
  why: 'The attribute is passed over, and the page shows something else than its author meant.',
  local: true,
  *check(catalog) {
    for (const {document, component, note} of usedComponents(catalog)) {
      const given = new Set(component.attributes.map(({name}) => name))
      for (const attribute of component.attributes) {
        // An expression is reported by `mdx-code`, unless code is allowed here.
        if (attribute.value === undefined && !catalog.settings.trusted) continue
        const fault = note ? faultOf(component, note, attribute, given) : faultOfPlain(component, attribute)
        if (!fault) continue
        const {of, right, ...words} = fault
        const at = of === 'value' ? attribute.span : nameSpanOf(document, component, attribute)
        const wrong = of === 'value' ? attribute.value : attribute.name
        yield {at, ...words, fix: right === undefined ? undefined : replaceWord(document, at, wrong ?? '', right)}
      }
    }
  },
  examples: [
    {
      name: 'known attributes and values',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::status{integration="orders" size=card}
        `,
      },
      expect: [],
    },
    {
      name: 'a mistyped attribute, and a size that does not exist',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::status{sginal="orders/waiting" size="big"}
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:10-5:16 `::status` has no attribute `sginal`; did you mean `signal`?',
        'content/teams/order-ops.mdx:5:40-5:43 `size` of `::status` is one of `inline`, `row` and `card`, got `big`',
      ],
    },
    {
      name: 'an attribute on a plain element, and a class',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          <details open>
          Text.
          </details>

          :::note{.wide}
          Text.
          :::
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:10-5:14 `<details>` takes no attributes, got `open`',
        'content/teams/order-ops.mdx:9:10-9:14 `:::note` takes no attributes, got `class`',
      ],
    },
  ],
})

interface Fault {
  /** What of the attribute has to change. */
  of: 'name' | 'value'
  message: string
  help: string
  /** What to write instead, where exactly one thing can be meant. */
  right?: string | undefined
}

function faultOf(component: Component, note: ComponentNote, {name, value}: Attribute, given: ReadonlySet<string>): Fault | undefined {
  const attributes = Object.keys(note.attributes)
  const words = componentInWords(component)
  if (attributes.length === 0)
    return {of: 'name', message: `\`${words}\` takes no attributes, got \`${name}\``, help: 'Remove the attribute.'}
  if (!Object.hasOwn(note.attributes, name)) {
    const message = `\`${words}\` has no attribute \`${name}\`${didYouMean(name, attributes)}`
    // A name that stands there already cannot be given twice.
    const absent = attributes.filter(each => !given.has(each))
    return {of: 'name', message, help: `It knows ${listed(attributes)}.`, right: corrected(name, absent)}
  }
  const allowed = note.attributes[name]?.oneOf
  if (!allowed || value === undefined || allowed.includes(value)) return undefined
  const message = `\`${name}\` of \`${words}\` is one of ${listed(allowed)}, got \`${value}\``
  return {of: 'value', message, help: 'Write one of them.', right: corrected(value, allowed)}
}

function faultOfPlain(component: Component, {name}: Attribute): Fault | undefined {
  if (component.spelling !== 'element' || !plainElements.includes(component.name)) return undefined
  return {of: 'name', message: `\`${componentInWords(component)}\` takes no attributes, got \`${name}\``, help: 'Remove the attribute.'}
}
