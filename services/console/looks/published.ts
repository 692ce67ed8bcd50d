import type { Look } from './looks.ts'
import type { Screen } from './screen.ts'
import type { Round } from './visit.ts'

/** The screens of docs/gallery in each look; the others are for whoever makes pictures of all. */
const published: Readonly<Record<string, readonly string[]>> = {
  light: [
    ...['sign-in', 'home', 'find', 'intake', 'receipt', 'notice', 'dispatch', 'dispatch-dialog', 'decisions', 'inbox'],
    ...['request', 'supervision', 'supervision-case', 'board', 'figures', 'figures-ranking', 'figures-trend'],
    ...['figures-heat', 'figures-returns', 'wall', 'catalogue', 'item-admission', 'calendar', 'routing', 'accounts'],
    ...['units', 'posts', 'imports', 'erasures', 'operations', 'disclosure'],
  ],
  dark: ['request', 'figures-trend', 'board', 'wall'],
  phone: ['intake-empty', 'inbox', 'dispatch', 'progress-working', 'progress-evaluate', 'disclosure'],
  en: ['request', 'figures'],
}

export interface Published {
  readonly look: Look
  readonly screens: readonly Screen[]
}

export function inGallery({ look, screens }: Round): readonly Screen[] {
  return screens.filter(({ name }) => published[look.name]?.includes(name))
}

export function galleryOf(screens: readonly Screen[], looks: readonly Look[]): readonly Published[] {
  return looks
    .map((look) => ({ look, screens: inGallery({ look, screens }) }))
    .filter(({ screens }) => screens.length > 0)
}

const headings: Readonly<Record<string, string>> = {
  light: '浅色 · Light',
  dark: '深色 · Dark',
  phone: '手机 · Phone',
  en: '英文 · English',
}

/** The page that shows them all, with a line each. */
export function markdownOf(gallery: readonly Published[]): string {
  const parts = gallery.flatMap(({ look, screens }) => [
    `## ${headings[look.name] ?? look.name}`,
    ...screens.map(({ name, title }) => pictured(title, `${name}-${look.name}.webp`, look.show.phone === true)),
  ])
  const note = '演示区的画面，由 `npx pnpm@12 run gallery` 生成。 Screens of the demo district, made by that script.'
  return `${['# 画面 · Screens', note, ...parts].join('\n\n')}\n`
}

function pictured(title: string, file: string, isPhone: boolean): string {
  return isPhone ? `${title}\n\n<img src="${file}" alt="${title}" width="300">` : `${title}\n\n![${title}](${file})`
}
