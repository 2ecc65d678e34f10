// Takes the compiled package in the place of its source: what is compiled on the fly is slower than what is shipped, as it keeps the
// name of each function that it makes.
import { register } from 'node:module'

register('./compiled-hooks.js', import.meta.url)
