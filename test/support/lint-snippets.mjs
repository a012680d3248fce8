// Lints snippets under the repository's own configuration: [{ filePath, code }] on standard input, the rules that each one broke
// on standard output. A process of its own, because ESLint loads its configuration as an ES module, which jest cannot.
import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

// The snippets are not on disk, so there are no types to ask: rules that need them are off here, the import rules need none.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] })
const answers = []
for (const { filePath, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath })
  const errors = result.messages.filter(({ severity }) => severity === 2)
  answers.push(errors.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`))
}
process.stdout.write(JSON.stringify(answers))
