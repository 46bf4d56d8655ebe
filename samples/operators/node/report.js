// Hands in a month's figures over gRPC: docs/operators/node.md explains it piece by piece.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { setTimeout as sleep } from 'node:timers/promises';

const definition = loader.loadSync(
  ['telemetry/v1/ingest.proto', 'google/rpc/error_details.proto'],
  { includeDirs: [process.env.TELEMETRY_PROTO], longs: Number, enums: String, defaults: true, oneofs: true });
const { telemetry } = grpc.loadPackageDefinition(definition);
const client = new telemetry.v1.IngestService(process.env.TELEMETRY_ADDRESS, grpc.credentials.createInsecure());
const credential = new grpc.Metadata();
credential.set('authorization', 'Bearer ' + process.env.TELEMETRY_KEY);

// Rows are units, columns are metrics; ZZ is no unit, so that there is a verdict to read.
function month(submissionId, period, postpaid, sites) {
  return {
    submissionId,
    period,
    table: {
      areas: ['24', '22', 'ZZ'],
      columns: [
        { metric: 'subscribers.mobile_postpaid', scaled: postpaid },
        { metric: 'bts.sites', scaled: sites },
      ],
    },
  };
}

// Milliseconds after which the same may be sent again; null: that would not help.
function retryAfter(error) {
  const [bytes] = error.metadata?.get('grpc-status-details-bin') ?? [];
  if (bytes) {
    const status = definition['google.rpc.Status'].deserialize(bytes);
    const retry = status.details.find(d => d.type_url?.endsWith('google.rpc.RetryInfo') || d.typeUrl?.endsWith('google.rpc.RetryInfo'));
    if (retry) {
      const { retryDelay } = definition['google.rpc.RetryInfo'].deserialize(retry.value);
      return 1000 * Number(retryDelay.seconds) + Math.ceil(retryDelay.nanos / 1e6);
    }
  }
  return error.code === grpc.status.UNAVAILABLE || error.code === grpc.status.DEADLINE_EXCEEDED ? 1000 : null;
}

function call(request) {
  return new Promise((resolve, reject) =>
    client.Submit(request, credential, { deadline: Date.now() + 30_000 }, (error, receipt) => error ? reject(error) : resolve(receipt)));
}

// Sends until there is a receipt, or an answer that sending again will not change.
async function send(request) {
  for (;;) {
    try {
      return await call(request);
    } catch (error) {
      const wait = retryAfter(error);
      if (wait === null) {
        throw error;
      }
      console.log(`wait ${wait} ms: ${grpc.status[error.code]}`);
      await sleep(wait);
    }
  }
}

// One stream over the requests given: the receipts until it ended, and how long to wait before going on.
function stream(requests) {
  return new Promise((resolve, reject) => {
    const receipts = [];
    let wait = null;
    const call = client.SubmitStream(credential, { deadline: Date.now() + 300_000 });
    call.on('data', answer => {
      if (answer.answer === 'receipt') {
        receipts.push(answer.receipt);
      } else if (answer.error.retryAfterMs > 0) {
        wait ??= answer.error.retryAfterMs;
      } else {
        reject(new Error(answer.error.message));
      }
    });
    call.on('end', () => resolve({ receipts, wait }));
    call.on('error', error => {
      wait ??= retryAfter(error);
      return wait === null ? reject(error) : resolve({ receipts, wait });
    });
    requests.forEach(r => call.write(r));
    call.end();
  });
}

// Many over one connection. What was refused for now ends the stream: open another and go on from there.
async function sendAll(requests) {
  const receipts = [];
  while (receipts.length < requests.length) {
    const part = await stream(requests.slice(receipts.length));
    receipts.push(...part.receipts);
    if (part.wait !== null) {
      console.log(`wait ${part.wait} ms on the stream`);
      await sleep(part.wait);
    }
  }
  return receipts;
}

async function main() {
  const first = month('2025-10/first', '2025-10', [160210, 75000, 1], [838, 410, 1]);
  const receipt = await send(first);
  console.log(`receipt ${receipt.sequence}: ${receipt.accepted} taken, ${receipt.refused} refused`);
  for (const verdict of receipt.verdicts) {
    console.log(`  ${verdict.area} ${verdict.metric} ${verdict.code}: ${verdict.expected}`);
  }

  // The same id with the same content: the first receipt again. Nothing is counted twice.
  const again = await send(first);
  console.log(`again ${again.sequence}: duplicate ${again.duplicate}`);

  // The same id with other content is refused. A correction has an id of its own.
  try {
    await send(month('2025-10/first', '2025-10', [160220, 75000, 1], [838, 410, 1]));
  } catch (error) {
    console.log(`other content: ${grpc.status[error.code]}`);
  }
  const correction = await send(month('2025-10/correction-1', '2025-10', [160220, 75000, 1], [838, 410, 1]));
  console.log(`correction ${correction.sequence}`);

  // A whole year, one after the other on one stream.
  const year = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`)
    .map((period, i) => month(`${period}/first`, period, [150_000 + i, 70_000 + i, 1], [800, 400, 1]));
  const sequences = (await sendAll(year)).map(r => r.sequence);
  console.log(`stream: ${sequences.length} receipts, in order ${sequences.every((s, i) => i === 0 || s > sequences[i - 1])}`);
}

try {
  await main();
} catch (error) {
  console.error(`${grpc.status[error.code] ?? error.name}: ${error.details ?? error.message}`);
  process.exitCode = 1;
} finally {
  client.close();
}
