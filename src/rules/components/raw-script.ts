import {defineRule, mdx} from '../../core/lint/rule.ts'
import {scripts} from './find-executable-content.ts'

/** Reports each `script`, `style`, `form`, `link`, frame and embedded object, and each link with a script as its address; trusted or not. */
export default defineRule({
  id: 'raw-script',
  severity: 'error',
  summary: 'A body contains a script, a style or an embedded page.',
  why: 'It runs in the browser of everybody who opens the page, with all they are signed in to.',
  local: true,
  suppressible: false,
  *check(catalog) {
    for (const script of scripts(catalog)) {
      const {span: at} = script
      if ('link' in script) yield {at, message: `link \`${script.link}\` runs a script`, help: 'Link to a page.'}
      else yield {at, message: `\`<${script.element}>\` may not stand in content`, help: 'Remove it, and link to what it shows.'}
    }
  },
  examples: [
    {
      name: 'a script inside a code block',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          \`\`\`html
          <script src="https://example.com/a.js"></script>
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a script, a frame, and a link that runs something, in trusted content',
      trusted: true,
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          <script>{\`alert(1)\`}</script>

          <iframe src="https://example.com" />

          [Click](javascript:alert)
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:1-5:30 `<script>` may not stand in content',
        'content/teams/order-ops.mdx:7:1-7:37 `<iframe>` may not stand in content',
        'content/teams/order-ops.mdx:9:9-9:25 link `javascript:alert` runs a script',
      ],
    },
  ],
})
