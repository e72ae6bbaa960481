import {renderScript as render} from 'astro/runtime/server/index.js'

/** Writes the tag of a script for `first-script.ts`, which asks for it when what is read is on its way. */
export async function renderScript(...asked: Parameters<typeof render>): ReturnType<typeof render> {
  const made = await render(...asked)
  return Object.assign(made, {
    content: made.content.replace('<script type="module" src=', '<script type="later" src='),
  })
}
