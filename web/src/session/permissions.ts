/** Permissions the screens ask about: the server's list, and the server decides. */
export type { Permission } from '@/client';
