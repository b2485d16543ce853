import { t } from '@lingui/core/macro';
import {
  ActionBar,
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Card,
  createTheme,
  type CSSVariablesResolver,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Paper,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core';

const spruce: MantineColorsTuple = [
  '#eaf6f3',
  '#d3ece6',
  '#a9dacf',
  '#79c3b4',
  '#4daa99',
  '#2e9080',
  '#1f7768',
  '#166357',
  '#12594f',
  '#0b413a',
];

const gray: MantineColorsTuple = [
  '#fbfaf8',
  '#f4f2ef',
  '#ebe8e4',
  '#dedad5',
  '#c8c3bc',
  '#8f8a83',
  '#67625c',
  '#504c47',
  '#34312d',
  '#1d1b19',
];

const dark: MantineColorsTuple = [
  '#e7e9ea',
  '#c6cacd',
  '#a4abb0',
  '#868e94',
  '#3d4449',
  '#2e3438',
  '#1f2427',
  '#15181a',
  '#101314',
  '#0a0c0d',
];

/** The title bar of a dialog is a `header`, which would count as a second banner of the page. */
const titleBar = { header: { role: 'presentation' } };

export const theme = createTheme({
  primaryColor: 'spruce',
  primaryShade: { light: 7, dark: 6 },
  colors: { spruce, gray, dark },
  black: '#1d1b19',
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  shadows: {
    xs: '0 1px 2px rgb(29 27 25 / 5%)',
    sm: '0 1px 3px rgb(29 27 25 / 7%), 0 1px 2px rgb(29 27 25 / 4%)',
    md: '0 6px 18px rgb(29 27 25 / 9%), 0 2px 4px rgb(29 27 25 / 5%)',
    lg: '0 16px 40px rgb(29 27 25 / 14%), 0 3px 8px rgb(29 27 25 / 6%)',
  },
  components: {
    // On a phone its buttons stand in rows: none is beyond the edge.
    ActionBar: ActionBar.extend({ styles: { root: { flexWrap: 'wrap', justifyContent: 'center' } } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'sm' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, radius: 'lg', padding: 'lg' } }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
    Modal: Modal.extend({
      defaultProps: {
        attributes: titleBar,
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        closeButtonProps: {
          get 'aria-label'() {
            return t`Close`;
          },
        },
        transitionProps: { duration: 120 },
      },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        attributes: titleBar,
        closeButtonProps: {
          get 'aria-label'() {
            return t`Close`;
          },
        },
        transitionProps: { duration: 140 },
      },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 90 } } }),
    Notification: Notification.extend({
      defaultProps: {
        closeButtonProps: {
          get 'aria-label'() {
            return t`Dismiss`;
          },
        },
      },
    }),
    Tabs: Tabs.extend({ classNames: { list: 'rc-tabs-list' } }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 'xs', highlightOnHover: true, borderColor: 'var(--rc-border)' },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

/** Text colours that reach 4.5:1 on the surfaces they stand on, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--mantine-color-gray-0)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-default-hover': 'var(--mantine-color-gray-1)',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-6': '#b3261e',
    '--mantine-color-red-text': '#b3261e',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#931f18',
    '--mantine-color-red-outline': '#b3261e',
    '--mantine-color-yellow-light': '#fbeecb',
    '--mantine-color-yellow-light-color': '#6b3f00',
    '--mantine-color-gray-light': 'var(--mantine-color-gray-2)',
    '--mantine-color-gray-text': 'var(--mantine-color-gray-7)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-6)',
    '--rc-surface': '#ffffff',
    '--rc-surface-sunken': 'var(--mantine-color-gray-1)',
    '--rc-border': 'var(--mantine-color-gray-2)',
    '--rc-border-strong': 'var(--mantine-color-gray-4)',
    '--rc-sidebar': '#f4f2ee',
    '--rc-sidebar-active': '#e5e1da',
    '--rc-selected': '#e4f3ef',
    '--rc-flash': '#fbe7b8',
  },
  dark: {
    '--mantine-color-error': '#ff8f86',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-red-6': '#ff9d95',
    '--mantine-color-red-text': '#ff9d95',
    '--mantine-color-red-filled': '#c2372e',
    '--mantine-color-red-filled-hover': '#d2453b',
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-dark-1)',
    '--mantine-color-gray-text': 'var(--mantine-color-dark-1)',
    '--mantine-color-yellow-light': '#39290a',
    '--mantine-color-yellow-light-color': '#f3cb77',
    '--mantine-color-red-light': '#42201d',
    '--mantine-color-red-light-color': '#ffb9b2',
    '--mantine-color-spruce-light': '#17352f',
    '--mantine-color-spruce-light-color': '#a9dacf',
    '--mantine-color-anchor': 'var(--mantine-color-spruce-3)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    '--rc-surface': 'var(--mantine-color-dark-6)',
    '--rc-surface-sunken': '#191d1f',
    '--rc-border': '#2c3236',
    '--rc-border-strong': 'var(--mantine-color-dark-4)',
    '--rc-sidebar': '#111415',
    '--rc-sidebar-active': '#262c2f',
    '--rc-selected': '#17332e',
    '--rc-flash': '#4a3c17',
  },
});
