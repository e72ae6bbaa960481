/** What a page may show as a picture: no browser runs a script in one of these. A drawing (SVG) becomes part of the page instead. */
const pictures = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp)$/i

/** What every host knows by its ending and every browser shows without running anything in it. */
const shown = /\.(?:pdf|txt|csv|tsv|json|mp4|m4v|webm|mp3|wav|ogg)$/i

/** What every host knows by its ending and every browser downloads. */
const packed = /\.(?:zip|xlsx|docx|pptx|ods|odt|odp)$/i

// What a browser would run as a page of the site, free of its policy, or a host in its own name; the latter wherever it stands in the name.
const runs =
  /\.(?:x?html?\w*|xht|shtm|svgz|m?js|cjs|wasm|swf|hta|htc|mht(?:ml)?)[.~]*$|\.(?:php\w?|phtml|cgi|aspx?|jspx?|shtml?)(?:[.~]|$)/i

/** Tells whether a file would run as a page, or as a program of the host. */
export function wouldRun(contentPath: string): boolean {
  return runs.test(contentPath)
}

/** Tells whether a file is a drawing, which may hold scripts and is therefore only ever shown as a picture. */
export function isDrawing(contentPath: string): boolean {
  return /\.svg$/i.test(contentPath)
}

/** Tells whether a body can show a file as a picture. */
export function isPicture(contentPath: string): boolean {
  return pictures.test(contentPath) || isDrawing(contentPath)
}

/** Tells whether a browser that opens a file shows it, and can run nothing in doing so; any other is downloaded. */
export function isShown(contentPath: string): boolean {
  return pictures.test(contentPath) || shown.test(contentPath)
}

/**
 * Gives the path under which a file is published below `/files/`.
 *
 * What no browser shows gets an ending that every host serves as bytes, so that none guesses a page in it: `orders.xsd` → `orders.xsd.bin`.
 */
export function publishedPath(contentPath: string): string {
  return isShown(contentPath) || packed.test(contentPath) ? contentPath : `${contentPath}${bytesEnding}`
}

/** Gives the name under which a reader saves a published file: `files/orders.xsd.bin` → `orders.xsd`. */
export function savedName(published: string): string {
  const name = published.split('/').at(-1) ?? ''
  return name.endsWith(bytesEnding) ? name.slice(0, -bytesEnding.length) : name
}

const bytesEnding = '.bin'
