// Resolves `src/….ts` to `dist/….js`; see compiled.js.
export async function resolve(name, context, next) {
  const found = await next(name, context)
  const url = found.url.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js')
  return url === found.url ? found : { ...found, url, format: 'module' }
}
