#!/bin/sh
# Makes the message classes: telemetry/v1/ingest_pb2.py and google/rpc/error_details_pb2.py in the folder named.
#   generate.sh PROTO-FOLDER OUTPUT-FOLDER
set -eu
protoc -I "$1" --python_out="$2" telemetry/v1/ingest.proto google/rpc/error_details.proto
