// What Vite makes modules of: tables with the columns asked for, the atlas.
declare module '*.tsv?columns=id,name' {
  const rows: readonly (readonly [string, string])[]
  export default rows
}
declare module '*.tsv?columns=actor,name' {
  const rows: readonly (readonly [string, string])[]
  export default rows
}
declare module '*.tsv?columns=type,mode,quad' {
  const rows: readonly (readonly [string, string, string])[]
  export default rows
}
declare module '*.tsv?columns=state,latitude,longitude' {
  const rows: readonly (readonly [string, string, string])[]
  export default rows
}
