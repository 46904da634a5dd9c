#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, then runs all of them.
#   ./test.sh --long      the same, with many more random histories of faults and rounds of the storm
#   ./test.sh --seed N    plays the history of that seed again; with -class '*.HistoryTests' behind it, that alone
# A part of them: ./test.sh -namespace 'QboAdmin.Tests.Tokens*'   (any option of the xunit runner)
set -euo pipefail
cd "$(dirname "$0")"

while [ $# -gt 0 ]; do
  case $1 in
    --long) export QBOADMIN_TEST_LONG=1; shift ;;
    --seed) export QBOADMIN_TEST_SEED=${2:?--seed needs the number that a failed history printed}; shift 2 ;;
    *) break ;;
  esac
done

find_program() { # variable, names...
  local variable=$1 name
  shift
  if [ -n "${!variable:-}" ]; then
    [ -x "${!variable}" ] || { echo "$variable is set to ${!variable}, which can't be run." >&2; exit 1; }
    return 0
  fi
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then
      export "$variable=$(command -v "$name")"
      return 0
    fi
  done
  return 1
}

missing=()
find_program REDIS_SERVER_PATH redis-server || missing+=(redis-server)
find_program CHROMIUM_PATH chromium chromium-browser google-chrome || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need ${missing[*]}. Install it and run this again:" >&2
    echo "  sudo sh -c '$command'" >&2
    echo "or set REDIS_SERVER_PATH and CHROMIUM_PATH to where they are." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive sh -c "$command" >/dev/null
  find_program REDIS_SERVER_PATH redis-server
  find_program CHROMIUM_PATH chromium
fi

dotnet build QboAdmin.sln --nologo -v quiet

mkdir -p artifacts
result=artifacts/tests.json
rm -f "$result"
status=0
dotnet QboAdmin.Tests/bin/Debug/net10.0/QboAdmin.Tests.dll -noLogo -noColor -result-ctrf "$result" "$@" || status=$?
[ -f "$result" ] || { echo "The tests ended without a result." >&2; exit 1; }

count() { sed -n '/"summary"/,/}/p' "$result" | grep -o "\"$1\": *[0-9]*" | grep -o '[0-9]*$'; }
echo "$(count passed) passed, $(count failed) failed, $(count skipped) skipped"
exit "$status"
