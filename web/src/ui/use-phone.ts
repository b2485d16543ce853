import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone: one column, a bar at the bottom, no dragging. */
export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
