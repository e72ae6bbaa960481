import {hasScript} from '../host/project.ts'

/**
 * Tells whether commands are run by the scripts of this program's checkout, which texts of the program are written for; a team that has
 * installed the program runs `clarity` itself.
 */
export function isCheckoutHere(): boolean {
  return hasScript(process.cwd(), 'clarity')
}

/**
 * Writes the commands of a text as they are run where the site is built.
 *
 * In: `npm run -s clarity -- diff main`, `npm run check -- --since main`. Out, beside an installed program: `npx clarity diff main`,
 * `npx clarity check --since main`.
 */
export function commandsHere(text: string): string {
  if (isCheckoutHere()) return text
  return text
    .replace(/npm run (?:-s )?clarity -- /g, 'npx clarity ')
    .replace(/npm run (check|build|dev|serve|collect)\b(?: --(?= ))?/g, 'npx clarity $1')
    .replace(/npm start\b/g, 'npx clarity serve --content content')
}
