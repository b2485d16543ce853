import { logout } from '@/client';

export const signOut = () => logout();
