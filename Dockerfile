# The image of giaoban with its built-in ClickHouse. Written by reading: it has not been built or run.

FROM node:20-bookworm-slim AS web
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY dashboards/assets dashboards/assets
COPY graph/graphiql graph/graphiql
RUN node dashboards/assets/build.mjs && node graph/graphiql/build.mjs

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/dashboards/assets/dist dashboards/assets/dist
COPY --from=web /src/dashboards/render/dist dashboards/render/dist
COPY --from=web /src/graph/graphiql/dist graph/graphiql/dist
RUN CGO_ENABLED=0 go build -trimpath -o /giaoban ./cmd/giaoban

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/giaoban --create-home giaoban
COPY --from=build /giaoban /usr/local/bin/giaoban
COPY --from=web /src/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so /usr/local/bin/libchdb.so
USER giaoban
VOLUME /var/lib/giaoban
EXPOSE 8080
ENV GIAOBAN_DATA=/var/lib/giaoban GIAOBAN_ADDR=0.0.0.0:8080 GIAOBAN_NO_LOGIN=true
ENTRYPOINT ["giaoban"]
CMD ["serve"]
