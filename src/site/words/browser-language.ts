import type {SiteLanguage} from '../../core/content/schema/site.ts'

interface Resolving {
  environment: {name: string}
  resolve(source: string, importer: string, options: {skipSelf: boolean}): Promise<{id: string} | null>
}

/** Gives the elements of a site the words of its language, and those alone. */
export function browserLanguage(language: SiteLanguage) {
  return {
    name: 'clarity-browser-language',
    enforce: 'pre' as const,
    resolveId(this: Resolving, source: string, importer: string | undefined) {
      const isAsked =
        this.environment.name === 'client' && /^\.\/en\.[jt]s$/.test(source) && /\/words\/browser\.[jt]s$/.test(importer ?? '')
      if (!isAsked || language === 'en' || importer === undefined) return undefined
      return this.resolve(source.replace('/en.', `/${language}.`), importer, {skipSelf: true})
    },
  }
}
