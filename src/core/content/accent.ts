import {type Colour, contrast, hexOf, mixed, readColour} from '../format/colour.ts'
import type {Settings} from './schema/settings.ts'

/** What links and buttons stand on, by scheme: `--paper`, `--surface` and `--sunken` of the site. */
export const grounds = {
  light: ['#fcfbf8', '#f3f1eb', '#ebe8e0'],
  dark: ['#0e1116', '#171c23', '#080a0d'],
} as const

/** One of the two schemes of the site. */
export type Scheme = keyof typeof grounds

/** The least contrast of what is read. */
export const leastContrast = 4.5

const white: Colour = [255, 255, 255]
const black: Colour = [11, 20, 32]

/** The colour of what can be pressed in one scheme, with what stands on it and what it tints. */
export interface Accent {
  accent: string
  ink: string
  wash: string
}

/** Gives the least contrast of a colour on the grounds of a scheme. */
export function contrastIn(scheme: Scheme, hex: string): number {
  return Math.min(...grounds[scheme].map(ground => contrast(readColour(hex), readColour(ground))))
}

/** Gives the accent that settings name for each scheme; one that names none for dark gets a lighter one of the same hue. */
export function accentOf({accent}: Settings['site']): Record<Scheme, Accent> | undefined {
  if (accent === undefined) return undefined
  const {light, dark} = typeof accent === 'string' ? {light: accent, dark: undefined} : accent
  return {light: shades('light', light), dark: shades('dark', dark ?? lightEnough(light))}
}

function shades(scheme: Scheme, accent: string): Accent {
  const colour = readColour(accent)
  const ink = contrast(colour, white) >= contrast(colour, black) ? white : black
  return {accent, ink: hexOf(ink), wash: hexOf(mixed(readColour(grounds[scheme][0]), colour, scheme === 'light' ? 0.1 : 0.2))}
}

// As light as our own accent is on dark, and never duller than what is read needs.
function lightEnough(hex: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = hexOf(mixed(readColour(hex), white, share))
    if (contrastIn('dark', lighter) >= 8) return lighter
  }
  return hexOf(white)
}
