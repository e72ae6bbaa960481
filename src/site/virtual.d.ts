/** Bodies that use code, by content path; empty unless settings trust the content. Made by `src/site/trusted.ts`. */
declare module 'virtual:trusted-bodies' {
  export const trusted: Record<string, () => Promise<{default: import('astro').MDXInstance<object>['Content']}>>
}
