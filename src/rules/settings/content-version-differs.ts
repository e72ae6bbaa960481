import {formVersion} from '../../core/content/form-version.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports settings that were written for another version of the program. */
export default defineRule({
  id: 'content-version-differs',
  severity: 'error',
  summary: 'Content was written for another version of the program.',
  why: 'A newer form may hold what this program does not read, and an older one what it reads no more.',
  *check({settings, settingsFile}) {
    const {version} = settings
    if (!settingsFile || version === undefined || version === formVersion) return
    const isOld = version < formVersion
    yield {
      at: settingsFile.frontmatter.valueSpan(['version']),
      ...(isOld && {severity: 'warning' as const}),
      message: `the content was written for version ${version}, and this program reads version ${formVersion}`,
      help: isOld ? 'Run `clarity migrate`; `--dry-run` shows what it would change.' : 'Install a newer version of the program.',
    }
  },
  examples: [
    {name: 'the version of this program, and none', files: {'settings.yaml': `version: ${formVersion}\n`}, expect: []},
    {
      name: 'content that is older',
      files: {'settings.yaml': 'organisation: Larkmoor\nversion: 1\n'},
      expect: [`content/settings.yaml:2:10-2:11 the content was written for version 1, and this program reads version ${formVersion}`],
    },
    {
      name: 'content that is newer',
      files: {'settings.yaml': 'version: 999\n'},
      expect: [`content/settings.yaml:1:10-1:13 the content was written for version 999, and this program reads version ${formVersion}`],
    },
  ],
})
