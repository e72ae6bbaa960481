// Pages, by their request, whose head has `first-script.ts`: one of a user's own layout may have components of ours and no such head.
const pages = new WeakSet<Request>()

/** Says that a page has in its head what asks for its scripts later; a layout says so before its components are drawn. */
export function scriptsComeLater(request: Request): void {
  pages.add(request)
}

/** Tells whether the scripts of a page are asked for by its head. */
export function doScriptsComeLater(request: Request): boolean {
  return pages.has(request)
}
