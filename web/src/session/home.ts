import type { Me } from '@/contract';

/** Where a person lands after signing in: their console, the platform area, or their applications. */
export const homeOf = (me: Me): '/app' | '/app/platform' | '/portal' => {
  if (me.organization !== null) return '/app';
  return me.is_platform_admin ? '/app/platform' : '/portal';
};

/** A `next` address is followed only inside this application, so a link cannot send people away. */
export const safeNext = (next: string | undefined): string | undefined =>
  next !== undefined && /^\/(app|portal)(\/|$|\?)/.test(next) && !next.includes('//') && !next.includes('\\')
    ? next
    : undefined;
