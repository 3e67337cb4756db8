import { Metadata, status } from "@grpc/grpc-js";
import type { InitializationFailed } from "./providerModel";
import { integer, text } from "./wire/codec";
import { encode, field, listField, message } from "./wire/message";
import { struct } from "./wire/struct";

const initFailed = message({
    id: field(1, text),
    properties: field(2, struct),
    reasons: listField(3, text),
});

// google.protobuf.Any: its bytes are a message, which is written the same way.
const any = message({ typeUrl: field(1, text), value: field(2, initFailed) });

// google.rpc.Status.
const rpcStatus = message({ code: field(1, integer), message: field(2, text), details: listField(3, any) });

/**
 * The trailer that tells the engine what was made nevertheless: gRPC's status details with Pulumi's
 * `ErrorResourceInitFailed` in them.
 */
export function initFailedDetails({
    id,
    properties,
    reasons,
    message: what,
}: InitializationFailed): Metadata {
    const typeUrl = "type.googleapis.com/pulumirpc.ErrorResourceInitFailed";
    const details = [{ typeUrl, value: { id, properties, reasons } }];
    const metadata = new Metadata();
    metadata.add(
        "grpc-status-details-bin",
        encode(rpcStatus, { code: status.UNKNOWN, message: what, details }),
    );
    return metadata;
}
