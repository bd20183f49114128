/**
 * `npm start`. Plain JavaScript, because the compiler that reads the TypeScript of all others is a program of its own: it is started here, before
 * anything else and with nothing but the names it needs, so that the platform's secrets are not in its environment.
 */
const given = { ...process.env };
for (const name of Object.keys(given)) if (!['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS'].includes(name)) delete process.env[name];
const { register } = await import('tsx/esm/api');
register();
await import('./start-error.ts'); // the first source that is read starts the compiler
Object.assign(process.env, given);
await import('./main.ts');
