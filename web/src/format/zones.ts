/** Every zone the browser knows, with the current one even when it does not. */
export const timeZones = (current: string): string[] => {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return known.includes(current) || current === '' ? known : [current, ...known];
};

/** The zone this browser runs in. */
export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What people call a zone: its place. */
export const placeOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
