import {nameSpanOf} from '../../core/content/attribute-places.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {isUnknown, usedComponents} from './find-components.ts'

/**
 * Reports each event handler on an element of trusted content.
 *
 * Elsewhere the element or its attribute is refused as such, by `component-unknown` or `component-attribute-unknown`.
 */
export default defineRule({
  id: 'event-handler',
  severity: 'error',
  summary: 'An element carries an event handler.',
  local: true,
  why: 'Its script runs in the browser of everybody who opens the page, and the security policy of the site would have to allow it.',
  *check(catalog) {
    if (!catalog.settings.trusted) return
    for (const used of usedComponents(catalog)) {
      const {document, component, note} = used
      // What knows its attributes, or takes none, is judged by them; a component of the author's may have an `onSelect`.
      if (note || !isUnknown(used, false) || component.spelling !== 'element' || !/^[a-z]/.test(component.name)) continue
      for (const attribute of component.attributes) {
        const {name} = attribute
        if (!/^on[a-z]{3,}$/i.test(name)) continue
        const message = `\`${name}\` of \`<${component.name}>\` is an event handler`
        yield {at: nameSpanOf(document, component, attribute), message, help: 'Remove the attribute.'}
      }
    }
  },
  examples: [
    {
      name: 'elements and components of trusted content',
      trusted: true,
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          <div lang="en" one="1">text</div>

          <Chart onSelect="zoom" />
        `,
      },
      expect: [],
    },
    {
      name: 'a handler on an element',
      trusted: true,
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          <div onclick="alert(1)">text</div>
        `,
      },
      expect: ['content/teams/order-ops.mdx:5:6-5:13 `onclick` of `<div>` is an event handler'],
    },
  ],
})
