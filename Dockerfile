# One image for both processes: the API (default command) and the worker (command in docker-compose.yml).
# There is no build step: tsx runs the sources.
FROM node:20.20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY docker/healthcheck.mjs docker/
COPY src src
# DATA_DIR holds only secrets.json here; it is made beforehand so that a new volume belongs to `node`.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "src/server.ts"]
