#!/bin/sh
# Hands in a month's figures as JSON: docs/operators/curl.md explains it piece by piece.
set -eu
answer=$(mktemp)
headers=$(mktemp)
auth=$(mktemp)
trap 'rm -f "$answer" "$headers" "$auth"' EXIT
trap 'exit 1' HUP INT TERM

# The key goes to curl in a file that only its owner can read: a command line is shown to every user of the machine.
printf 'Authorization: Bearer %s\n' "$TELEMETRY_KEY" > "$auth"

# Posts the document on standard input: the status on standard output, the answer in $answer. Waits and sends again where told to.
submit() {
    document=$(cat)
    while :; do
        status=$(printf '%s' "$document" | curl -sS -o "$answer" -D "$headers" -w '%{http_code}' \
            -H @"$auth" -H 'Content-Type: application/json' --data-binary @- \
            "$TELEMETRY_URL/api/v1/submissions")
        case $status in
            429 | 503) wait=$(tr -d '\r' < "$headers" | awk 'tolower($1) == "retry-after:" { print $2 }') ;;
            *) break ;;
        esac
        echo "wait $wait s: $status" >&2
        sleep "$wait"
    done
    echo "$status"
}

# Rows are units, columns are metrics; ZZ is no unit, so that there is a verdict to read.
month() {
    cat <<JSON
{
  "submissionId": "$1",
  "period": "2025-10",
  "table": {
    "areas": ["24", "22", "ZZ"],
    "columns": [
      {"metric": "subscribers.mobile_postpaid", "values": [$2, 75000, 1]},
      {"metric": "bts.sites", "values": [838, null, 1], "states": [null, "not_available", null]}
    ]
  }
}
JSON
}

echo "first: $(month 2025-10/first 160210 | submit)"
cat "$answer"; echo

# The same id with the same content: the first receipt again. Nothing is counted twice.
echo "again: $(month 2025-10/first 160210 | submit)"
cat "$answer"; echo

# The same id with other content is refused. A correction has an id of its own.
echo "other content: $(month 2025-10/first 160220 | submit)"
cat "$answer"; echo
echo "correction: $(month 2025-10/correction-1 160220 | submit)"
cat "$answer"; echo

# The receipt of an earlier submission.
curl -sS --fail-with-body -H @"$auth" "$TELEMETRY_URL/api/v1/submissions/2025-10/first"
echo
