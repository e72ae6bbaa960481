import * as z from 'zod'
import {field, webAddress, words} from './field.ts'

/** Setting `links`: templates of addresses that pages and findings carry. */
export const linksSetting = z.strictObject({
  edit: field(words().optional(), {
    is: 'Address that opens a content file for editing; `{path}` is the path below the content root, `{line}` the line, which else is added as `#L12`.',
    example: 'https://github.com/example/runbooks/edit/main/content/{path}',
    absent: 'pages carry no edit link',
  }),
  create: field(words().optional(), {
    is: 'Address that begins a new content file; `{path}` is the path below the content root.',
    example: 'https://github.com/example/runbooks/new/main?filename=content/{path}',
    absent: 'what is missing leads to the guide',
  }),
  program: field(words().optional(), {
    is: 'Address that opens a file of this program for editing, for the pages it draws from its own text; `{path}` is the path in the checkout.',
    example: 'https://github.com/example/operational-clarity/edit/main/{path}',
    absent: 'these pages name the file',
  }),
  site: field(webAddress().optional(), {
    is: 'Where the built site lives; findings link to its rule pages.',
    example: 'https://runbooks.example.com',
    absent: 'findings carry a path without host',
  }),
  guide: field(webAddress().optional(), {
    is: 'Site of this program whose guide and rule pages are linked; this site then has none of its own. `clarity explain` knows rules of your own.',
    example: 'https://docs.example.com/clarity',
    absent: 'the site has the guide and a page for each rule',
  }),
})
