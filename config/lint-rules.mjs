import path from 'node:path'
import { findObjection } from './import-rules.mjs'

const root = path.resolve(import.meta.dirname, '..')
const fromRoot = (file) => path.relative(root, file).split(path.sep).join('/')

/** Reports every import that `import-rules.mjs` does not allow, types included: a direction that only types break is broken too. */
const importDirection = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = fromRoot(context.filename)
    function check(source) {
      if (typeof source?.value !== 'string') return
      const target = source.value.startsWith('.')
        ? { path: path.posix.join(path.posix.dirname(from), source.value) }
        : { package: source.value }
      const objection = findObjection(from, target)
      if (objection !== undefined) context.report({ node: source, message: objection })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
      TSExternalModuleReference: (node) => check(node.expression),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
      'CallExpression[callee.object.name="require"]': (node) => check(node.arguments[0]),
    }
  },
}

/** `lamp-row.tsx`, `call.weapp.ts`, `app.config.ts`: names that no file system changes. */
const kebabFileName = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    return {
      Program(node) {
        const name = path.basename(context.filename)
        if (/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name)) return
        context.report({ node, message: `${name} is not in kebab-case.` })
      },
    }
  },
}

export default { rules: { 'import-direction': importDirection, 'kebab-file-name': kebabFileName } }
