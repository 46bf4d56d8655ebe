"""Hands in a month's figures over gRPC: docs/operators/python.md explains it piece by piece."""
import os
import sys
import time

import grpc
from google.rpc import error_details_pb2
from telemetry.v1 import ingest_pb2

SERVICE = "/telemetry.v1.IngestService/"

channel = grpc.insecure_channel(os.environ["TELEMETRY_ADDRESS"])
credential = [("authorization", "Bearer " + os.environ["TELEMETRY_KEY"])]
submit = channel.unary_unary(
    SERVICE + "Submit",
    request_serializer=ingest_pb2.SubmitRequest.SerializeToString,
    response_deserializer=ingest_pb2.SubmitResponse.FromString)
submit_stream = channel.stream_stream(
    SERVICE + "SubmitStream",
    request_serializer=ingest_pb2.SubmitRequest.SerializeToString,
    response_deserializer=ingest_pb2.SubmitStreamResponse.FromString)


def month(submission_id, period, postpaid, sites):
    """Rows are units, columns are metrics; ZZ is no unit, so that there is a verdict to read."""
    request = ingest_pb2.SubmitRequest(submission_id=submission_id, period=period)
    request.table.areas.extend(["24", "22", "ZZ"])
    request.table.columns.add(metric="subscribers.mobile_postpaid", scaled=postpaid)
    request.table.columns.add(metric="bts.sites", scaled=sites)
    return request


def retry_after(error):
    """Seconds after which the same may be sent again; None: that would not help."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = error_details_pb2.Status.FromString(value)
            for detail in status.details:
                retry = error_details_pb2.RetryInfo()
                if detail.Unpack(retry):
                    return retry.retry_delay.ToTimedelta().total_seconds()
    return 1.0 if error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED) else None


def send(request):
    """Sends until there is a receipt, or an answer that sending again will not change."""
    while True:
        try:
            return submit(request, metadata=credential, timeout=30)
        except grpc.RpcError as error:
            wait = retry_after(error)
            if wait is None:
                raise
            print(f"wait {wait:.3f} s: {error.code().name}")
            time.sleep(wait)


def send_all(requests):
    """Many over one connection. What was refused for now ends the stream: open another and go on from there."""
    receipts = []
    while len(receipts) < len(requests):
        wait = None
        try:
            for answer in submit_stream(iter(requests[len(receipts):]), metadata=credential, timeout=300):
                if answer.WhichOneof("answer") == "receipt":
                    receipts.append(answer.receipt)
                elif answer.error.retry_after_ms > 0:
                    wait = answer.error.retry_after_ms / 1000
                    break
                else:
                    raise RuntimeError(answer.error.message)
        except grpc.RpcError as error:
            wait = retry_after(error)
            if wait is None:
                raise
        if wait is not None:
            print(f"wait {wait:.3f} s on the stream")
            time.sleep(wait)
    return receipts


def main():
    first = month("2025-10/first", "2025-10", [160210, 75000, 1], [838, 410, 1])
    receipt = send(first)
    print(f"receipt {receipt.sequence}: {receipt.accepted} taken, {receipt.refused} refused")
    for verdict in receipt.verdicts:
        print(f"  {verdict.area} {verdict.metric} {ingest_pb2.VerdictCode.Name(verdict.code)}: {verdict.expected}")

    # The same id with the same content: the first receipt again. Nothing is counted twice.
    again = send(first)
    print(f"again {again.sequence}: duplicate {again.duplicate}")

    # The same id with other content is refused. A correction has an id of its own.
    try:
        send(month("2025-10/first", "2025-10", [160220, 75000, 1], [838, 410, 1]))
    except grpc.RpcError as error:
        print(f"other content: {error.code().name}")
    correction = send(month("2025-10/correction-1", "2025-10", [160220, 75000, 1], [838, 410, 1]))
    print(f"correction {correction.sequence}")

    # A whole year, one after the other on one stream.
    year = [month(f"2024-{m:02}/first", f"2024-{m:02}", [150000 + m, 70000 + m, 1], [800, 400, 1]) for m in range(1, 13)]
    sequences = [r.sequence for r in send_all(year)]
    print(f"stream: {len(sequences)} receipts, in order {sequences == sorted(sequences)}")


if __name__ == "__main__":
    try:
        main()
    except grpc.RpcError as error:
        print(f"{error.code().name}: {error.details()}", file=sys.stderr)
        sys.exit(1)
