import { QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { rooms } from './rooms.ts'
import { queryClient } from './shared/api/query.ts'
import { discardOldDrafts } from './shared/draft/kept-drafts.ts'
import type { ScreenHandle } from './shared/room.ts'
import { Broken, NoPage } from './shared/states/pages.tsx'
import { texts } from './shared/texts.ts'
import { Gate } from './shell/gate.tsx'
import { Home } from './shell/home.tsx'
import { Look } from './shell/look.tsx'
import { Screen } from './shell/screen.tsx'
import { ServerKnown } from './shell/server-known.tsx'

discardOldDrafts()

const home: ScreenHandle = { title: (language) => texts[language].home.title }

const router = createBrowserRouter([
  {
    Component: Screen,
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
    children: [
      ...rooms.flatMap(({ open = [] }) => open),
      {
        Component: Gate,
        ErrorBoundary: Broken,
        children: [
          {
            // a screen that breaks leaves the navigation as it is
            ErrorBoundary: Broken,
            children: [
              { path: '/', Component: Home, handle: home },
              ...rooms.flatMap(({ screens }) => screens),
              { path: '*', Component: NoPage },
            ],
          },
        ],
      },
    ],
  },
])

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Look>
        <ServerKnown>
          <RouterProvider router={router} />
        </ServerKnown>
      </Look>
    </QueryClientProvider>
  )
}
