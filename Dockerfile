# One image for the site and the collector. Node runs the TypeScript as it is: there is nothing to build.
FROM node:26-slim

WORKDIR /vigie
ENV NODE_ENV=production PORT=3000 VIGIE_DATA=/data

# The scripts of packages are left out: the only one that matters brings a Node, which the image has.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY feeds feeds
COPY src src
COPY web web
COPY worker worker
COPY LICENSE ./

# The only folder that is written to: the database, backups, mail files.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/sante`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# The same memory settings as `npm start`.
ENTRYPOINT ["node", "--max-semi-space-size=1", "--heap-growing-percent=40", "--optimize-for-size", "worker/vigie.mjs"]
CMD ["start"]
