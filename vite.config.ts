import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild, command }) => ({
  plugins: [reactRouter()],
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0, // data: URLs would need a looser content security policy
    rollupOptions: isSsrBuild ? { input: './app/application.server.ts' } : {},
  },
  // One server bundle starts four times faster than a tree of packages; native addons and what reads data files of its own stay outside.
  ssr: { noExternal: command === 'build' ? true : undefined, external: ['@node-rs/argon2', '@node-rs/jieba', 'pdfkit', 'svg-to-pdfkit'] },
  // Class names are a fifth of a page's markup: short ones when built, telling ones while developing.
  css: { modules: { generateScopedName: command === 'build' ? 'j[hash:base64:5]' : '[local]_[hash:base64:5]' } },
  server: { host: '127.0.0.1' },
}));
