import { createTheme, DEFAULT_THEME, defaultVariantColorsResolver, mergeMantineTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = ['#eef7f3', '#d9ebe3', '#b0d6c6', '#83c5a8', '#6bb694', '#3f8f70', '#2b7559', '#1e5b49', '#16483a', '#0d3329'];
const amber: MantineColorsTuple = ['#fff6e5', '#fdebcb', '#f8d69a', '#f2c064', '#edad3a', '#e59a2f', '#c77f17', '#8f5606', '#764906', '#513101'];
/** Greys with a green cast: light theme lines and text, dark theme grounds. */
const gray: MantineColorsTuple = ['#f7f6f2', '#efeee8', '#e3e3da', '#d3d6cc', '#bcc3ba', '#98a39b', '#75827a', '#55635b', '#36433c', '#14211c'];
const dark: MantineColorsTuple = ['#ecebe3', '#c4cdc7', '#a3b0a8', '#7f8d85', '#3a4740', '#2c3832', '#1b2520', '#121a16', '#0e1511', '#0a100d'];

export const FONT_STACK = "'Inter Variable', -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI', sans-serif";

/** Paper and ink, pine for action, amber for the one thing that wakes. System CJK faces: no megabytes of web font. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 3 },
  colors: { pine, amber, gray, dark },
  autoContrast: true,
  luminanceThreshold: 0.25,
  fontFamily: FONT_STACK,
  headings: { fontFamily: FONT_STACK, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  // The library computes the text on a filled colour for the light theme only; ours is a variable that knows both.
  variantColorResolver: (input) => (input.variant === 'filled' && (!input.color || input.color === 'pine')
    ? { background: 'var(--jz-action)', hover: 'var(--jz-action-hover)', color: 'var(--jz-on-action)', border: '1px solid transparent' }
    : defaultVariantColorsResolver(input)),
});

/** Theme and the library's defaults, merged once. */
export const wholeTheme = mergeMantineTheme(DEFAULT_THEME, theme);

const shared = {
  '--mantine-color-body': 'var(--jz-paper)',
  '--mantine-color-text': 'var(--jz-ink)',
  '--mantine-color-dimmed': 'var(--jz-muted)',
  '--mantine-color-placeholder': 'var(--jz-placeholder)',
  '--mantine-color-anchor': 'var(--jz-link)',
  '--mantine-color-error': 'var(--jz-red)',
  '--mantine-color-default': 'var(--jz-surface)',
  '--mantine-color-default-hover': 'var(--jz-sunken)',
  '--mantine-color-default-color': 'var(--jz-ink)',
  '--mantine-color-default-border': 'var(--jz-line-strong)',
  '--mantine-color-disabled': 'var(--jz-sunken)',
  '--mantine-color-disabled-color': 'var(--jz-muted)',
  '--mantine-primary-color-contrast': 'var(--jz-on-action)',
};

/** The component library speaks our variables, so one file (app.css) holds every colour of both themes. What it makes of them is theme-variables.css. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
