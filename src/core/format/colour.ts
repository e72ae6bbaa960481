/** A colour as red, green and blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** How a colour is written: `#0b4d9c` or `#05c`. */
export const colourPattern = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i

/** Reads a colour of {@link colourPattern}. */
export function readColour(hex: string): Colour {
  const digits = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1)
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16)
  return [part(0), part(2), part(4)]
}

/** Writes a colour as `#0b4d9c`. */
export function hexOf(colour: Colour): string {
  return `#${colour.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

/**
 * Gives how far two colours stand apart, from 1 to 21; text needs 4.5.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Mixes a colour with a share of another: 0 is the first, 1 the second. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const mix = (at: 0 | 1 | 2) => one[at] + (other[at] - one[at]) * share
  return [mix(0), mix(1), mix(2)]
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map(part => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
