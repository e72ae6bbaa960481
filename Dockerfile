# The program in a container, made of this checkout: docker build --tag clarity .
# Check or build the content of a folder: docker run --rm --volume "$PWD:/work" clarity check
FROM node:24-slim AS pack
WORKDIR /program
COPY . .
RUN npm ci --ignore-scripts && npm pack --pack-destination /tmp

FROM node:24-slim
# `check --since` and `review` ask git, in folders that belong to whoever has mounted them.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=pack /tmp/operational-clarity-*.tgz /tmp/package.tgz
RUN npm install --global /tmp/package.tgz && npm cache clean --force && rm /tmp/package.tgz
# What is kept between runs goes where anybody may write, whoever the container runs as.
ENV CLARITY_CACHE=/tmp/clarity
WORKDIR /work
USER node
EXPOSE 4321
ENTRYPOINT ["clarity"]
CMD ["check"]
