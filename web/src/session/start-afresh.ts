/**
 * Loads the application anew at an address: another person or another organization begins with an
 * empty memory, so nothing that was read before can show through.
 */
export const startAfresh = (
  path: '/app' | '/app/sign-in' | '/portal/sign-in' | '/portal/sign-in?deleted=true',
) => {
  window.location.assign(path);
};
