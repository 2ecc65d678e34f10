import { openQueue, prepareQueue, enqueue } from '../src/fleet/index.ts'
const q = await openQueue('nats://127.0.0.1:24222','t'); await prepareQueue(q)
async function* r(){ for (let i=0;i<100;i++) yield {id:'q'+i, text:'a'+i} }
for await (const _ of enqueue(q, r(), x=>x)) ;
const c = await q.client.consumers.get('CHANCERY_REPORTS','readers')
const t=performance.now()
for (let k=0;k<8;k++) {
  const ms=[]; for await (const m of await c.fetch({max_messages:64, expires:1000})) ms.push(m)
  await new Promise(r=>setTimeout(r,300))
  for (const m of ms) m.ack(); await q.connection.flush()
  const i = await c.info(); console.log(Math.round(performance.now()-t), ms.length, ms.map(m=>m.info.deliveryCount).join('').slice(0,10), i.num_pending, i.num_ack_pending)
}
await q.connection.close()
