#!/usr/bin/env bash
# Builds the site into a folder of the job.
set -euo pipefail
config=(${CONFIG:+--config "$CONFIG"})
site="${RUNNER_TEMP:?}/clarity-site"
npx --no-install clarity build --out "$site" "${config[@]}"
echo "site=$site" >>"${GITHUB_OUTPUT:?}"
