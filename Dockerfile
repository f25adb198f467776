# syntax=docker/dockerfile:1
# One image per service: docker build --target api|ingest|analysis|encode|upload|cli .
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS workspace
ENV CI=true
WORKDIR /build
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npx -y pnpm@10.34.9 fetch
COPY . .
RUN npx -y pnpm@10.34.9 install --frozen-lockfile --prefer-offline && npm run build

FROM workspace AS deploy-api
RUN node scripts/deploy.mjs api /srv/app
FROM workspace AS deploy-ingest
RUN node scripts/deploy.mjs ingest /srv/app
FROM workspace AS deploy-analysis
RUN node scripts/deploy.mjs analysis /srv/app
FROM workspace AS deploy-encode
RUN node scripts/deploy.mjs encode /srv/app
FROM workspace AS deploy-upload
RUN node scripts/deploy.mjs upload /srv/app
FROM workspace AS deploy-cli
RUN node scripts/deploy.mjs cli /srv/app

# What every image is: an unprivileged user, a root that may be read-only, two folders to write to.
FROM node:${NODE} AS runtime
# Two arenas of malloc save some 40 MB a process (docs/storage.md).
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    DATA_PATH=/data \
    SCRATCH_PATH=/scratch \
    API_HOST=0.0.0.0 \
    HEALTH_HOST=0.0.0.0 \
    HEALTH_PORT=9090
RUN rm -rf /usr/local/lib/node_modules /opt/yarn* /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
    && mkdir /data /scratch && chown 10001:10001 /data /scratch
WORKDIR /srv/app
USER 10001:10001
CMD ["node", "dist/main.js"]

# Debian's ffmpeg and the libraries it is linked with, a third of what its package brings along; for scanners, what their packages say of themselves.
FROM node:${NODE} AS ffmpeg
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg \
    && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /ffmpeg/var/lib/dpkg/status.d \
    && ldd /usr/bin/ffmpeg /usr/bin/ffprobe | sed -n 's#.* => \(/[^ ]*\) .*#\1#p' | sed 's#^/lib/#/usr/lib/#' | sort -u > /libraries \
    && xargs -a /libraries cp -L --parents -t /ffmpeg \
    && cp -a --parents -t /ffmpeg /usr/bin/ffmpeg /usr/bin/ffprobe /etc/fonts /usr/share/fontconfig \
    && for file in $(xargs -a /libraries readlink -f) /usr/bin/ffmpeg; do dpkg-query -S "*/${file##*/}"; done | cut -d: -f1 | sort -u > /packages \
    && for package in $(cat /packages); do dpkg-query -s "$package" > "/ffmpeg/var/lib/dpkg/status.d/$package"; done

FROM runtime AS video
COPY --from=ffmpeg /ffmpeg /
ENV FFMPEG_BIN=/usr/bin/ffmpeg FFPROBE_BIN=/usr/bin/ffprobe

FROM video AS api
# What passes through is not kept: see API_HEAP in packages/cli.
ENV NODE_OPTIONS="--max-semi-space-size=2 --max-old-space-size=192"
COPY --from=deploy-api /srv/app /srv/app
COPY --from=workspace /build/services/web/dist /srv/web/dist
EXPOSE 8080

FROM video AS ingest
COPY --from=deploy-ingest /srv/app /srv/app
EXPOSE 9090

FROM video AS analysis
COPY --from=deploy-analysis /srv/app /srv/app
EXPOSE 9090

FROM video AS encode
COPY --from=deploy-encode /srv/app /srv/app
EXPOSE 9090

FROM runtime AS upload
COPY --from=deploy-upload /srv/app /srv/app
EXPOSE 9090

FROM video AS cli
COPY --from=deploy-cli /srv/app /srv/app
ENTRYPOINT ["node", "bin/papiscope.js"]
CMD ["--help"]
