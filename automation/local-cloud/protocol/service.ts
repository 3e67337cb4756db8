import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";
import * as messages from "./messages";
import { decode, encode, type MessageCodec } from "./wire/message";

/** A gRPC method whose messages are plain objects. */
export function method<Request, Response>(
    service: "ResourceProvider" | "ResourceMonitor",
    name: string,
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
): MethodDefinition<Request, Response> {
    return {
        path: `/pulumirpc.${service}/${name}`,
        requestStream: false,
        responseStream: false,
        requestSerialize: (value) => encode(request, value),
        requestDeserialize: (bytes) => decode(request, bytes),
        responseSerialize: (value) => encode(response, value),
        responseDeserialize: (bytes) => decode(response, bytes),
    };
}

function provider<Request, Response>(
    name: string,
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
) {
    return method("ResourceProvider", name, request, response);
}

/** The part of Pulumi's ResourceProvider service that the local cloud serves; the rest is answered UNIMPLEMENTED. */
export const providerService = {
    handshake: provider("Handshake", messages.empty, messages.handshakeResponse),
    attach: provider("Attach", messages.empty, messages.empty),
    getPluginInfo: provider("GetPluginInfo", messages.empty, messages.pluginInfo),
    getSchema: provider("GetSchema", messages.empty, messages.schemaResponse),
    checkConfig: provider("CheckConfig", messages.checkRequest, messages.checkResponse),
    diffConfig: provider("DiffConfig", messages.diffRequest, messages.diffResponse),
    configure: provider("Configure", messages.configureRequest, messages.configureResponse),
    invoke: provider("Invoke", messages.invokeRequest, messages.invokeResponse),
    check: provider("Check", messages.checkRequest, messages.checkResponse),
    diff: provider("Diff", messages.diffRequest, messages.diffResponse),
    create: provider("Create", messages.createRequest, messages.createResponse),
    read: provider("Read", messages.readRequest, messages.readResponse),
    update: provider("Update", messages.updateRequest, messages.updateResponse),
    delete: provider("Delete", messages.deleteRequest, messages.empty),
    construct: provider("Construct", messages.constructRequest, messages.constructResponse),
    cancel: provider("Cancel", messages.empty, messages.empty),
} satisfies ServiceDefinition;

/** The part of Pulumi's ResourceMonitor service that components use. */
export const monitorService = {
    register: method(
        "ResourceMonitor",
        "RegisterResource",
        messages.registerRequest,
        messages.registerResponse,
    ),
    registerOutputs: method(
        "ResourceMonitor",
        "RegisterResourceOutputs",
        messages.registerOutputsRequest,
        messages.empty,
    ),
    invoke: method("ResourceMonitor", "Invoke", messages.monitorInvokeRequest, messages.invokeResponse),
} satisfies ServiceDefinition;
