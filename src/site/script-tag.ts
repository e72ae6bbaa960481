import {renderScript as render} from 'astro/runtime/server/index.js'
import {doScriptsComeLater} from './later-scripts.ts'

/** Writes the tag of a script for `first-script.ts`, which asks for it when what is read is on its way; elsewhere as Astro does. */
export async function renderScript(...asked: Parameters<typeof render>): ReturnType<typeof render> {
  const made = await render(...asked)
  const type = doScriptsComeLater(asked[0].request) ? 'type="later"' : 'type="module" fetchpriority="low"'
  return Object.assign(made, {content: made.content.replace('<script type="module" src=', `<script ${type} src=`)})
}
