import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '@/contract';
import { meQuery } from './api/get-me';

/** Who is signed in, for the guards of routes: asked once, then known. */
export const whoIs = (client: QueryClient): Promise<Me | null> =>
  client.query({ ...meQuery, staleTime: 'static' });
