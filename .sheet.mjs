import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const img = f => `data:image/png;base64,${readFileSync('/tmp/shots/'+f).toString('base64')}`
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-dev-shm-usage'] })
const page = await browser.newPage({ viewport: { width: 1720, height: 900 } })
const desk = process.argv[2].split(',')
for (const n of desk) { await page.setContent(`<body style="margin:0;display:flex;gap:6px;background:#888"><img style="width:1040px" src="${img(n+'-1280-light.png')}"><img style="width:320px" src="${img(n+'-320-light.png')}"><img style="width:320px" src="${img(n+'-320-dark.png')}"></body>`); await page.waitForTimeout(100); await page.screenshot({ path: `/tmp/shots/${n}-all.png` }) }
await browser.close()
