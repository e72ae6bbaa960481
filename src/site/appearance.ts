import {accentOf} from '../core/content/accent.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {contentFiles} from '../host/content-files.ts'
import {href, site} from './site.ts'

/** A picture as a page shows it. */
export interface ShownPicture {
  /** Address on the site, or the drawing itself. */
  src: string
  type?: string | undefined
  size?: {width: number; height: number} | undefined
}

/** Name of the site: what settings call it, or the organisation. */
export function siteTitle(): string {
  const {organisation, site: own} = site().catalog.settings
  return own.title ?? organisation
}

/** Gives the logo of the settings; nothing where there is none. */
export function logo(): ShownPicture | undefined {
  return pictureOf(site().catalog.settings.site.logo)
}

/** Gives the icon of the site's tabs: that of the settings, or the program's. */
export function icon(): ShownPicture {
  return pictureOf(site().catalog.settings.site.icon) ?? {src: href('/icon.svg'), type: 'image/svg+xml'}
}

function pictureOf(path: string | undefined): ShownPicture | undefined {
  const view = path === undefined ? undefined : contentFiles(site().root)(path)
  if (view?.picture === undefined) return undefined
  return {src: view.picture.startsWith('data:') ? view.picture : href(view.picture), size: view.size}
}

/** Writes the style sheet of an accent that settings name; nothing where they name none. */
export function accentStyles(settings: Settings): string | undefined {
  const accent = accentOf(settings.site)
  if (!accent) return undefined
  const {light, dark} = accent
  const pair = (key: keyof typeof light) => `light-dark(${light[key]}, ${dark[key]})`
  return `:root {\n  --accent: ${pair('accent')};\n  --accent-ink: ${pair('ink')};\n  --accent-wash: ${pair('wash')};\n}\n`
}
