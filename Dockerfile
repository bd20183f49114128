# Production image: the web and worker processes. Postgres, Meilisearch, Stripe and SMTP are yours (compose.yaml shows them).
# Exact versions. For a build that can be repeated to the byte, pass the digest your registry shows for that tag:
#   docker build --build-arg NODE_IMAGE=node:24.22.3-bookworm-slim@sha256:… .
# It is not written here because it could not be looked up where this file was last changed, and a digest nobody checked is worse than none.
ARG NODE_IMAGE=node:24.22.3-bookworm-slim
FROM ${NODE_IMAGE} AS build
WORKDIR /srv/jingzhe
COPY package.json package-lock.json ./
# The embedded engines are optional here: the image talks to real servers.
RUN npm ci --no-audit --no-fund --omit=optional
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM ${NODE_IMAGE}
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 DATA_DIR=/var/lib/jingzhe
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
