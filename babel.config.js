// One file serves Taro's builds and jest. In tests the code runs on this machine's Node, so nothing is lowered
// to old syntax: async stays async and stack traces point at the source.
const forTests = [
  ['@babel/preset-env', { targets: { node: 'current' } }],
  ['@babel/preset-react', { runtime: 'automatic' }],
  '@babel/preset-typescript',
]
const forTaro = [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]]

module.exports = (api) => {
  const testing = api.env('test')
  return { presets: testing ? forTests : forTaro }
}
