import type {Component} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import {corrected, didYouMean, listed} from '../../core/format/suggest.ts'
import type {Edit} from '../../core/lint/diagnostic.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {componentInWords, isUnknown, knownNames, usedComponents} from './find-components.ts'

/** Reports each directive or element that content may not use; scripts are left to `raw-script`. */
export default defineRule({
  id: 'component-unknown',
  severity: 'error',
  summary: 'A body uses a component that does not exist.',
  why: 'The page shows nothing in its place, so that a warning or a status is missing.',
  local: true,
  *check(catalog) {
    for (const used of usedComponents(catalog)) {
      const {component, document} = used
      if (!isUnknown(used, catalog.settings.trusted)) continue
      const names = knownNames(component.spelling)
      yield {
        at: component.span,
        message: `no component \`${componentInWords(component)}\`${didYouMean(component.name, names)}`,
        help: `Use Markdown, or one of ${listed(names, 20)}.`,
        fix: fixOf(document, component, corrected(component.name, names)),
      }
    }
  },
  examples: [
    {
      name: 'components, plain elements, and colons in prose',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          Between 9:30 and 10:45 press <kbd>F5</kbd>; the queue:length says the rest.

          ::status{signal="orders/waiting"}

          <Status signal="orders/waiting" />
        `,
      },
      expect: [],
    },
    {
      name: 'a mistyped directive, a mistyped element, and one of HTML',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ::stauts{signal="orders/waiting"}

          <Stats signal="orders/waiting" />

          <div>text</div>

          :::warning
          Text.
          :::
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:34 no component `::stauts`; did you mean `status`?',
        'content/teams/order-ops.mdx:7:1-7:34 no component `<Stats>`; did you mean `Status`?',
        'content/teams/order-ops.mdx:9:1-9:16 no component `<div>`',
        'content/teams/order-ops.mdx:11:1-11:11 no component `:::warning`',
      ],
    },
  ],
})

// What stands around other content has its name in a second place, at the end.
function fixOf(document: Document, {name, form, span}: Component, right: string | undefined): Edit[] | undefined {
  if (right === undefined) return undefined
  const opens = {...span, end: document.lines.point(document.lines.offset(span.start) + name.length + 3)}
  return form === 'container' ? undefined : replaceWord(document, opens, name, right)
}
