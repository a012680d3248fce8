import { objection, type Compiler, type Scope } from './compiler'

/**
 * Compiles a shared condition or measure where it is used, as if it stood there. Undefined, with a fault noted, when there is
 * none of that name or it leads back to itself.
 */
export function followShared<Node, Compiled>(
  compiler: Compiler,
  kind: 'conditions' | 'measures',
  shared: Readonly<Record<string, Node>>,
  name: string,
  scope: Scope,
  compile: (node: Node, scope: Scope) => Compiled,
): Compiled | undefined {
  const node = Object.hasOwn(shared, name) ? shared[name] : undefined
  const place = `/${kind}/${name}`
  if (node === undefined) {
    objection(compiler, scope, `${kind} 里没有 ${name}`)
    return undefined
  }
  if (scope.following.includes(place)) {
    objection(compiler, scope, `${name} 绕回到了自己`)
    return undefined
  }
  return compile(node, { ...scope, place, following: [...scope.following, place] })
}
