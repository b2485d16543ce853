import { createRouter } from '@tanstack/react-router';
import { routeTree } from '@/route-tree.gen';
import { RouteError } from './route-error';
import { NotFound } from './not-found';
import { queryClient } from './query-client';
import { PageSkeleton } from '@/ui/skeletons';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 250,
  defaultPendingMinMs: 150,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  trailingSlash: 'never',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
