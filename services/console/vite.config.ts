import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'

/** Where `dev` has the API; the browser talks to Vite alone, so that the cookie is of one site. */
const api = process.env.CONSOLE_API ?? 'http://127.0.0.1:8080'
const ofApi = ['/api', '/public', '/docs', '/openapi.json', '/livez', '/readyz', '/metrics']

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    target: 'es2023',
    manifest: true,
    // zod and what is said to it first, in a chunk of their own: any other would be run with its schemas before that
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|without-eval/ }] } },
    },
    // what loads the parts of a screen beforehand needs no inline script, which the policy would forbid
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    // no data: URLs in scripts and styles
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(ofApi.map((path) => [path, api])),
  },
})
