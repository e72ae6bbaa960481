import * as z from 'zod'
import {colourPattern} from '../../format/colour.ts'
import {field, pattern, words} from './field.ts'

/** Languages that the site speaks; each has a file of words. */
export const siteLanguages = ['en', 'de'] as const

/** A language of the site. */
export type SiteLanguage = (typeof siteLanguages)[number]

const colour = () => pattern(colourPattern, 'a colour such as `#0b4d9c`')

const image = () =>
  pattern(/^[^\\/:][^\\:]*\.(?:svg|png|jpe?g|webp|avif|ico|gif)$/i, 'the path of a picture in the content, such as `site/logo.svg`')

const accent = z.union(
  [
    colour(),
    z.strictObject({
      light: field(colour(), {is: 'On light paper.', example: '#0b4d9c'}),
      dark: field(colour().optional(), {is: 'On dark paper.', example: '#93bfff', absent: 'a lighter one of the same hue'}),
    }),
  ],
  {error: () => 'expected a colour such as `#0b4d9c`, or one for `light` and one for `dark`'},
)

const menuLink = z.strictObject({
  title: field(words(), {is: 'What it is called.', example: 'Policies'}),
  address: field(pattern(/^(?:\/(?!\/)|https?:\/\/)\S*$/, 'an address such as `/policies/` or `https://wiki.example.com/`'), {
    is: 'Where it leads: a page of the site, from its root, or another site.',
    example: '/policies/',
  }),
})

const menuItem = z.union([words(), menuLink], {error: () => 'expected a place such as `runbooks`, or `{title: …, address: …}`'})

/** How the site is called, looks and speaks. */
export const siteSetting = z.strictObject({
  title: field(words().optional(), {
    is: 'Name of the site, at the top of each page and behind its title.',
    example: 'Larkmoor runbooks',
    absent: 'the name of the organisation',
  }),
  logo: field(image().optional(), {
    is: 'Picture before that name, as a path from the content root.',
    example: 'site/logo.svg',
    absent: 'the name stands alone',
  }),
  icon: field(image().optional(), {
    is: 'Picture on the tab of a browser, as a path from the content root.',
    example: 'site/icon.svg',
    absent: 'the icon of the program',
  }),
  accent: field(accent.optional(), {
    is: 'Colour of what can be pressed: one, from which that for dark is made, or one for each.',
    example: '#0b4d9c',
    absent: 'the blue of the program',
  }),
  menu: field(z.array(menuItem).optional(), {
    is: 'The places of the menu in their order, by key, and links of your own; a place without entries is left out all the same.',
    example: ['start', 'status', 'oncall', 'runbooks', {title: 'Policies', address: '/policies/'}],
    absent: 'all places',
  }),
  language: field(z.enum(siteLanguages).default('en'), {
    is: 'Language of the words that the site itself says, and of search. Dates and numbers follow, unless `locale` says otherwise.',
    example: 'de',
  }),
})
