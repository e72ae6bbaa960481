#!/usr/bin/env bash
# Keeps one comment on the pull request up to date: the one that begins with our mark.
set -euo pipefail
config=(${CONFIG:+--config "$CONFIG"})
preview=(${PREVIEW:+--preview "$PREVIEW"})
body="${RUNNER_TEMP:?}/clarity-review.md"
npx --no-install clarity review --since "${BASE:?}" --format markdown "${preview[@]}" "${config[@]}" >"$body"
cat "$body" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
mark=$(head -n 1 "$body")
comments="repos/${GH_REPO:?}/issues/${PULL_REQUEST:?}/comments"
if ! ids=$(gh api "$comments" --paginate --jq ".[] | select(.body | startswith(\"$mark\")) | .id"); then
  echo "::notice::The comments of the pull request cannot be read; what the change does to readers stands in the summary of the job."
  exit 0
fi
id=$(head -n 1 <<<"$ids")
if [ -n "$id" ]; then
  written=(--method PATCH "repos/$GH_REPO/issues/comments/$id")
else
  written=(--method POST "$comments")
fi
# A pull request from a fork may read and not write.
gh api "${written[@]}" --field "body=@$body" --silent ||
  echo "::notice::The comment cannot be written; what the change does to readers stands in the summary of the job."
