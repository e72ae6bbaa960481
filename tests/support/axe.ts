import {AxeBuilder} from '@axe-core/playwright'
import type {Page} from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// Of all that axe looks at, these alone ask for colours.
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/**
 * Lists what axe calls serious on a page as it stands: all of it in light colours, and what can be otherwise in dark ones.
 *
 * @returns One line for each rule that is broken, e.g. `dark color-contrast: <a href="/">…`; empty when all is well.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme})
    // Pages have no frames, for which axe would open a page of its own.
    const axe = new AxeBuilder({page}).setLegacyMode()
    const {violations} = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(rulesOfColour)).analyze()
    const serious = violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
    found.push(...serious.map(({id, nodes}) => `${colorScheme} ${id}: ${placesOf(nodes)}`))
  }
  return found
}

function placesOf(nodes: readonly {html: string}[]): string {
  return nodes
    .slice(0, 3)
    .map(({html}) => html.slice(0, 160))
    .join(' | ')
}
