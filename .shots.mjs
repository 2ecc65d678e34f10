import { chromium } from 'playwright-core'
import { mkdirSync } from 'node:fs'
const base = 'http://127.0.0.1:8711'
mkdirSync('/tmp/shots',{recursive:true})
const json = async p => (await fetch(base + p)).json()
const [ev] = (await json('/items.json?kind=events&limit=1&actor=POL')).data
const ex = (await json('/search.json?q=Kremlin&limit=1')).data[0] ?? (await json('/search.json?q=sanctions&limit=1')).data[0]
const [hap] = (await json('/happenings.json?limit=1')).data
const [a,b] = (await json('/search.json?q=talks&limit=2')).data
const pages = {today:'/',report:`/report/${ex.edition}`,actor:'/actor/NOR',pair:'/pair/VNM/TUR?beside=BRA/DEU,NOR',positions:'/positions',agenda:'/agenda',agendalist:'/agenda?view=list',instruments:'/instruments',happenings:'/happenings',happening:`/happening/${hap.id}`,compare:`/compare?a=${a.edition}&b=${b.edition}`,map:'/map',search:'/search?q=sanctions',counted:'/search?counted=ties%2FVNM%2FTUR%2Fquad%2F1',watches:'/watches',reports:'/reports',sources:'/sources',review:'/review'}
const key = process.argv[2]
const only = process.argv[3]?.split(',')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-dev-shm-usage'] })
for (const [w,h,scheme] of [[1280,900,'light'],[1280,900,'dark'],[320,640,'light'],[320,640,'dark']]) {
  const context = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme })
  const page = await context.newPage()
  if (key) await page.goto(`${base}/enter/${key}`)
  for (const [name,p] of Object.entries(pages)) {
    if (only && !only.includes(name)) continue
    await page.goto(base+p); await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]') && !document.querySelector('.loading')); await page.waitForTimeout(name==='pair'?900:150)
    await page.screenshot({ path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: w===320 ? false : false, clip: {x:0,y:0,width:w,height: w===320?1400:1000}, })
  }
  await context.close()
}
await browser.close()
