import {renderScript as render} from 'astro/runtime/server/index.js'

/** Writes the tag of a script as Astro does, and says that the browser may first ask for what is read. */
export async function renderScript(...asked: Parameters<typeof render>): ReturnType<typeof render> {
  const made = await render(...asked)
  return Object.assign(made, {
    content: made.content.replace('<script type="module" src=', '<script type="module" fetchpriority="low" src='),
  })
}
