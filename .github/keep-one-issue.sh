#!/usr/bin/env bash
# Keeps exactly one issue with a label up to date: keep-one-issue.sh LABEL TITLE FILE
# Needs gh, with GH_TOKEN and GH_REPO. A text that begins with "Nothing is due." closes the issue.
set -euo pipefail
label=$1 title=$2 file=$3

due() { ! head -n 1 "$file" | grep -q '^Nothing is due\.'; }
state() { gh issue view "$1" --json state --jq .state; }

gh label create "$label" --force --color 555c66 --description 'Written by the weekly run'
numbers=$(gh issue list --label "$label" --state all --limit 100 --json number --jq 'map(.number) | sort | .[]')

if [[ -z $numbers ]]; then
  if due; then gh issue create --title "$title" --label "$label" --body-file "$file"; fi
  exit 0
fi

read -r kept others <<<"$(tr '\n' ' ' <<<"$numbers")"
gh issue edit "$kept" --title "$title" --body-file "$file"
if due; then
  [[ $(state "$kept") == OPEN ]] || gh issue reopen "$kept"
else
  [[ $(state "$kept") == CLOSED ]] || gh issue close "$kept"
fi
for other in $others; do
  [[ $(state "$other") == CLOSED ]] || gh issue close "$other" --reason 'not planned' --comment "Kept up to date in #$kept."
done
