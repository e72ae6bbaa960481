/** Bodies that use code, by content path; empty unless whoever builds trusts the content. Made by `src/site/render/trusted.ts`. */
declare module 'virtual:trusted-bodies' {
  export const trusted: Record<string, () => Promise<{default: import('astro').MDXInstance<object>['Content']}>>
}
