import type { TokensOut } from '@/client';
import type { Me } from '@/contract';

/** Signing in answers tokens to programs and the person to browsers, who hold a cookie instead. */
export const asBrowser = (answer: Me | TokensOut): Me => {
  if ('user' in answer) return answer;
  throw new Error('The server answered a browser as if it were a program.');
};
