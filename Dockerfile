# Production image: the web and worker processes. Postgres, Meilisearch, Stripe and SMTP are yours (compose.yaml shows them).
FROM node:22-bookworm-slim AS build
WORKDIR /srv/jingzhe
COPY package.json package-lock.json ./
# The embedded engines are optional here: the image talks to real servers.
RUN npm ci --no-audit --no-fund --omit=optional
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:22-bookworm-slim
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 DATA_DIR=/var/lib/jingzhe
WORKDIR /srv/jingzhe
RUN install -d -o node -g node /var/lib/jingzhe
COPY --from=build --chown=root:root /srv/jingzhe ./
USER node
VOLUME /var/lib/jingzhe
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The supervisor migrates, then runs web and worker, and ends both on SIGTERM.
CMD ["node", "workers/supervisor/start.js"]
