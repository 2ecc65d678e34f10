import { read } from '../dist/read.js'
const mb = () => { global.gc?.(); const m = process.memoryUsage(); return `rss ${(m.rss/1e6)|0} heap ${(m.heapUsed/1e6)|0} ext ${(m.external/1e6)|0} ab ${(m.arrayBuffers/1e6)|0}` }
console.log(mb())
read({id:'a', text:'Japan and Chile signed a treaty on Monday in Tokyo, the minister said.'})
console.log(mb())
for (let i=0;i<500;i++) read({id:'a', text:'Japan and Chile signed a treaty on Monday in Tokyo, the minister said. '.repeat(20)})
console.log(mb())
