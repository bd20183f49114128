import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { cssVariablesResolver, theme } from './theme.ts';

const HEAD = `/* Made from theme.ts by theme-variables.test.tsx, which fails while the two differ; vitest -u writes it anew. */\n`;

it('the sheet of variables is what the theme says', async () => {
  const html = renderToStaticMarkup(<MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} withGlobalClasses={false} />);
  const made = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map((m) => m[1]).join('\n').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&gt;', '>');
  const sheet = HEAD + made.replaceAll('{', '{\n').replaceAll(';', ';\n').replaceAll('}', '}\n').replace(/\n+/g, '\n').trim() + '\n';
  await expect(sheet).toMatchFileSnapshot('./theme-variables.css');
});
