import { createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = ['#eef7f3', '#d9ebe3', '#b0d6c6', '#83bfa6', '#5faa8b', '#3f8f70', '#2b7559', '#1e5b49', '#16483a', '#0d3329'];
const amber: MantineColorsTuple = ['#fff6e5', '#fdebcb', '#f8d69a', '#f2c064', '#edad3a', '#e59a2f', '#c77f17', '#9c610b', '#764906', '#513101'];

/** Paper and ink, pine for action, amber for the one thing that wakes. System CJK faces first: no megabytes of web font. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  colors: { pine, amber },
  autoContrast: true,
  luminanceThreshold: 0.36,
  fontFamily: "'Inter Variable', Inter, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  headings: { fontFamily: "'Inter Variable', Inter, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif", fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
});
