// The same with the browser's better line breaking.
import { multicol } from './multicol.js'

export default multicol('p{text-wrap:pretty}')
