import { startProduct } from '#tests/fixtures/product.ts';

/** Starts the whole product with the Node that runs this, asks whether it is ready, and ends it. For the lines of Node the suite itself does not run on. */
const product = await startProduct();
const ready = await fetch(`${product.url}/readyz`);
const page = await fetch(`${product.url}/search`);
const code = await product.stop();
console.log(`Node ${process.version}: ${/Started in .*/.exec(product.output())?.[0]}; ready ${ready.status}, search ${page.status}, ended with ${code}`);
process.exit(ready.ok && page.ok && code === 0 ? 0 : 1);
