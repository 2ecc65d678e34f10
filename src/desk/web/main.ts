// Mounts the desk.
import './style/tokens.css'
import './style/base.css'
import './style/kinds.css'
import { mount } from 'svelte'
import Desk from './desk.svelte'
import { router } from './router.svelte.ts'

router.listen()
const target = document.getElementById('desk')
if (target) mount(Desk, { target })
