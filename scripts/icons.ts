// Writes src/site/styles/icons.css: the icons that pages use, from heroicons, as masks in the one stylesheet. Usage: npm run icons
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'

/** What each icon is for, and the drawing that says it. */
const icons = {
  phone: 'phone',
  copy: 'clipboard',
  search: 'magnifying-glass',
  places: 'bars-3',
  escalate: 'bell-alert',
  danger: 'exclamation-triangle',
  caution: 'exclamation-circle',
  note: 'information-circle',
} as const

const file = fileURLToPath(new URL('../src/site/styles/icons.css', import.meta.url))
// A test compares what would be written.
if (process.argv[2] === '--print') process.stdout.write(iconStyles())
else {
  writeFileSync(file, iconStyles())
  console.log('wrote src/site/styles/icons.css')
}

function iconStyles(): string {
  const {version, license} = JSON.parse(readFileSync(fileOf('package.json'), 'utf8')) as {version: string; license: string}
  const lines = Object.entries(icons).map(
    ([name, drawing]) => `  --icon-${name}: url("${dataOf(readFileSync(fileOf(`16/solid/${drawing}.svg`), 'utf8'))}");`,
  )
  return `/* Icons as masks. Written by \`npm run icons\` from heroicons ${version} (${license}, © Tailwind Labs, Inc.); change scripts/icons.ts. */\n:root {\n${lines.join('\n')}\n}\n`
}

function fileOf(name: string): string {
  return createRequire(import.meta.url).resolve(`heroicons/${name}`)
}

// A mask has no colour of its own, and nobody reads its source: shape alone is kept.
function dataOf(svg: string): string {
  const paths = [...svg.matchAll(/<path[^>]*\sd="([^"]+)"[^>]*>/g)].map(
    ([path, d]) => `<path${/fill-rule="evenodd"/.test(path) ? " fill-rule='evenodd'" : ''} d='${d}'/>`,
  )
  const drawn = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${paths.join('')}</svg>`
  return `data:image/svg+xml,${drawn.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('#', '%23')}`
}
