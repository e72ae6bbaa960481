#!/usr/bin/env bash
# Findings beside their lines and in the summary of the job; as SARIF too where it is asked for.
set -euo pipefail
config=(${CONFIG:+--config "$CONFIG"})
if [ "${SARIF:-false}" = true ]; then
  file="${RUNNER_TEMP:?}/clarity.sarif"
  # What is found decides below; a check that could not run leaves no file to hand over.
  npx --no-install clarity check --format sarif "${config[@]}" >"$file" || { code=$?; [ "$code" = 1 ] || exit "$code"; }
  echo "sarif=$file" >>"${GITHUB_OUTPUT:?}"
fi
npx --no-install clarity check --format github --fail-on "${FAIL_ON:-error}" "${config[@]}"
